"""Facts and word lists that ship with newslint; NOTICE names their origins and licences."""
