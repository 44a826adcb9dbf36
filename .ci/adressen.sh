# The locks and the repository must hold on every machine: no package registry's address
# in a lock, no folder of someone's own machine in any file.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
status=0

if grep -nE '://|--(index-url|extra-index-url|find-links)|@ *file:' requirements*.txt; then
    echo "Een slot (requirements*.txt) noemt een adres."
    status=1
fi
for lock in requirements*.txt; do
    if ! grep -q -- '--hash=sha256:' "$lock"; then
        echo "$lock heeft geen hashes."
        status=1
    fi
done

# Written so that this file does not find itself.
own_folders='(^|[^[:alnum:]_./-])/(work|root|home/[a-z]+|Users/[A-Za-z]+)/[[:alnum:]_.-]'
if git grep -nIE "$own_folders" -- . ':!static' ':!*/static/vendor/*'; then
    echo "Een bestand noemt een map van één machine."
    status=1
fi

[ $status -eq 0 ] && echo "Geen adressen in de sloten, geen mappen van één machine."
exit $status
