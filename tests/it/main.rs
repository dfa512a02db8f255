//! The integration tests: one binary, one module a subject.
mod example_data;
mod examples;
mod pages;
mod site;
mod teams;
