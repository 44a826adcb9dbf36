#!/usr/bin/env python3
"""One command for everything; the first call sets up what is needed.

python3 manage.py start   the site on this computer
python3 manage.py test    all tests
"""

from banenafspraak import opstart

if __name__ == "__main__":
    opstart.main()
