"""The pages of logging in and out. `urls.py` beside this names them all."""
