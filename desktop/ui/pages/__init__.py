"""One page a step; `registry` knows which page shows which kind of step."""
