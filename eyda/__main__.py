"""`python -m eyda` is the `eyda` command, for machines where scripts are not on the PATH."""

from eyda.cli import main

if __name__ == "__main__":
    main()
