# The parts of .ci/run: each a function that fails by its exit code.

FAILED=()
TIMES=()

section() {
    local name=$1 started=$SECONDS status
    shift
    printf '\n==== %s ====\n' "$name"
    "$@"
    status=$?
    TIMES+=("$(printf '%4d s  %s%s' $((SECONDS - started)) "$name" \
        "$([ $status -eq 0 ] || echo '  MISLUKT')")")
    [ $status -eq 0 ] || FAILED+=("$name")
}

report() {
    printf '\n==== Tijd per onderdeel ====\n'
    printf '%s\n' "${TIMES[@]}"
    if [ ${#FAILED[@]} -gt 0 ]; then
        printf 'Mislukt: %s\n' "${FAILED[@]}"
        exit 1
    fi
    echo "Alles is in orde."
}

install_machine() {
    local wanted=()
    command -v chromium >/dev/null || wanted+=(chromium)
    postgres_bin >/dev/null || wanted+=(postgresql)
    # Opens the downloads: csv, xlsx and ods.
    command -v soffice >/dev/null || wanted+=(libreoffice-calc-nogui)
    # Opens the letter; soffice alone may be there without it.
    has_writer || wanted+=(libreoffice-writer-nogui)
    # The extra `pdf` draws with Pango.
    has_pango || wanted+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
    # Playwright's own Node needs it, and a bare Debian is without.
    has_library libatomic.so.1 || wanted+=(libatomic1)
    command -v setpriv >/dev/null || wanted+=(util-linux)
    command -v git >/dev/null || wanted+=(git)
    if [ ${#wanted[@]} -gt 0 ]; then
        install_packages "${wanted[@]}"
    fi
    python3 --version
    command -v chromium || missing "Chromium" || return 1
    postgres_bin || missing "PostgreSQL" || return 1
    command -v soffice || missing "LibreOffice" || return 1
    has_writer || missing "LibreOffice Writer" || return 1
    has_pango || missing "Pango" || return 1
}

has_writer() {
    compgen -G "/usr/lib/libreoffice/program/libsw*lo.so" >/dev/null
}

has_pango() {
    has_library libpangoft2-1.0.so.0
}

# Not `ldconfig | grep -q`: grep stops reading at its first match, ldconfig can then fail
# on the closed pipe, and `pipefail` makes that "not there", now and then.
has_library() {
    local known
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
    [[ $known == *"$1"* ]]
}

install_packages() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "Niet geïnstalleerd, want dit is geen root met apt-get: $*"
        return
    fi
    local log
    log=$(mktemp)
    echo "Installeren: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # Our own throw-away cluster is enough: no service on a fixed port beside it.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    # Debian's packages say a lot; that is only interesting when it fails.
    apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1 || tail -n 20 "$log"
    rm -f "$log"
}

missing() {
    echo "$1 ontbreekt."
    [ "${CI:-}" != true ]
}

in_venv() {
    .venv/bin/python "$@"
}

check_style() {
    in_venv -m ruff check . && in_venv -m ruff format --check .
}

check_deploy() {
    DEBUG=False ALLOWED_HOSTS=monitor.voorbeeld.nl \
        SECRET_KEY="$(in_venv -c 'import secrets; print(secrets.token_urlsafe(50))')" \
        in_venv manage.py check --deploy --fail-level WARNING
}
