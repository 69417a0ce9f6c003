"""预审: what reviewers compare across the papers, compared before they go out."""
