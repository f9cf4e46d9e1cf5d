"""The language server: a thin shell between an editor and the engine.

Imported only by `newslint lsp`, since pygls is an extra. The main loop (`server`) holds the
texts and answers; all that reads, checks or fixes a story happens at the `desk`, in one
thread beside it, so that typing never waits.
"""
