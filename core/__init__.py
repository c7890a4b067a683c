"""The thinking room: values, stages, checks and renderers. Nothing here opens a socket or reads a clock of its own."""
