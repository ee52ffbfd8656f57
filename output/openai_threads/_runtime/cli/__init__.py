"""The runtime of a generated command line: tables in, requests out.

    tables      what generated code says about resources, commands and flags
    main        the entry point, exit codes
    run         one command: arguments, request, answer
    groups      click's groups and commands over the tables
    globals     the table of global flags
    options     the same as click reads them, and what they say
    credentials which are there, what stands for them
    tokens      a command's words, in order
    values      text -> typed values
    fitting     whether piped and whole values are of their types
    files       `@path` in values
    spelt       how to say a text that looks like one
    yaml12      YAML as YAML 1.2 reads it, and back
    piped       standard input
    gather      words + standard input -> arguments
    calls       arguments -> a call
    send        calls -> requests -> answers, through the client runtime
    answers     answers that may be other than described
    show        answers -> standard output
    terminal    whether a person looks
    columns     which fields tell most
    grid        answers as tables
    tree        an answer that is folded, unfolded and searched
    explore     the same on the whole terminal
    pager       long output on a terminal
    progress    how far a transfer is -> standard error
    notes       what is said unless it is to be quiet
    failures    what went wrong, in the format that is asked for
    confirm     asks before something is deleted
    debug       requests and answers on standard error
    curl        requests as curl commands, secrets hidden
    helptext    help pages
    completion  completion for four shells
    own         the table of commands beside the API's: `@schema` and its like
    tools       the same as click runs them
    api         `@api`: any request
    config      `@config`: profiles, set and shown
    profiles    the file that they are kept in
    locks       whose turn it is to write it
    keyrings    the system's keyring, if the extra is there
    man         `@man`: pages for man
    schema      a command's input as JSON Schema
    inputs      what both are made of, read when it is asked for
    skeleton    the same as YAML to fill in
    skeleton_yaml   the YAML of its values
    skeleton_values the values themselves
    flow        values and remarks as YAML of one line
    formats     what texts of a format look like
    samples     the values of examples

A module imports what it needs when it needs it: `--help` loads neither the HTTP
library nor YAML.
"""
