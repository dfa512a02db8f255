//! One file a record type: its columns, the headers they go by, and its compact struct.
