"""Load policies from `resources/policies/*.toml`.

A policy file in full (Chinese texts in our own words; conditions as described in `desktop.rules.reading`):

    [policy]
    id = "LA2020"
    title = "…"                      # full title; say in standing_note if it is inferred
    short_title = "六安“6+1”"
    issuer = "…"
    number = ""                      # document number, "" when none
    region = "3415"                  # GB/T 2260 prefix, "" for the whole country
    standing = "draft"               # in_force draft expired superseded unverified
    effective = 2020-06-01           # optional TOML dates; both days included. After `expires` an in_force or
    expires = 2022-12-31             #   unverified policy counts as expired; an expired/superseded one was in force before
    standing_note = "…"              # why it has this standing, shown beside the badge
    source = "…"                     # where it was read
    scope = { any = [ { fact = "firm.region", op = "within", value = "3415", clause = "序" } ] }
                                     # optional; joined by `all` to the condition of every measure and explained with it

    [conditions]                     # optional: named conditions, used as { use = "library_gate" }; one may use an earlier one
    library_gate = { readings = [
      { label = "从宽：凭认定即可", condition = { fact = "…", op = "…", value = "…" } },
      { label = "从严：须先入库", condition = { fact = "project.library", op = "in", value = ["rolling", "city"] } },
    ] }

    [[stacking]]                     # optional: how the amounts of one group combine
    group = "honours"
    rule = "unwritten"               # sum | best | unwritten (interval: highest single … sum)
    note = "…"

    [[measure]]
    id = "library_entry"             # unique in the file; shown as LA2020.library_entry
    title = "…"
    clause = "三（一）"
    kind = "eligibility"             # definition eligibility gate award subsidy loan_interest case_by_case programme target
                                     # approval filing finance tax land duty service funding_source prohibition information_system
    concerns = "project"             # firm project park person government
    summary = "…"
    condition = { all = [ … ] }      # leave out when no fact can decide: the finding is then "info".
                                     # True always means well for the firm: qualifies, complies, not touched by the ban
    relevance = { … }                # optional, only without condition: does this information concern the firm
    scoped = false                   # optional: leave the policy's scope out of this measure
    discretion = "…"                 # optional: what the authority still decides once the condition holds
    ambiguity = "…"                  # optional: what the text leaves open
    documents = ["…", { name = "…", origin = "policy" }]   # origin: policy | guide | practice (the default)
    excludes = ["other_measure"]     # optional, ids in this file (or full ids): only the best of them counts
    group = "honours"                # optional stacking group
    records = ["LA2020-029", "LA2020-030"]
    verified = "seed"                # seed primary_copy secondary derived memory heuristic
    doubt = "…"                      # optional
    standing/effective/expires/standing_note   # optional: override the policy's
    amount = { … }                   # optional, one of
      { kind = "cash", fixed = "50万元" }
      { kind = "cash", rate = "15%", of = "investment.window_equipment", cap = "500万元" }
      { kind = "cash", cap = "20万元" }                               # 0 … cap
      { kind = "cash", unspecified = true, note = "按年度指南" }        # 未计入
      { kind = "cash", per_unit = "1万元", count = "automated.robots", cap = "…" }
      { kind = "cash", of = "…", tiers = [ { upto = "500万元", rate = "5%" }, { rate = "8%" } ], progressive = true }
      { kind = "cash", choose = [ { when = { condition }, fixed = "50万元" }, { fixed = "20万元" } ] }  # first that holds
    kind: cash tax_saved tax_deferred interest_saved land_saved
    rate may be a list ["15%", "25%"]: an interval. `of`, `count` and each cap are a fact key or a formula over fact keys
    (grammar of desktop.facts.formula) or, for caps, money: cap = ["500万元", "loans_interest_formula"]: the lowest counts.
    of_cap = "…" (same forms) limits the base before the rate. `note = "…"` goes with every form.
"""
