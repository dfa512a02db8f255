//! What one record owes to others: duplicates, joins, order in time, obligations made from rules.
