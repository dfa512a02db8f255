//! One file a page: the view that its template may see.
