"""One module a family of sections: each turns a section of a form into blocks of the document."""
