"""`python -m journal`."""

import sys

from journal.main import main

sys.exit(main())
