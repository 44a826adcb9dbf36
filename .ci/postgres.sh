# A real PostgreSQL for the length of the tests: an own cluster in an own folder, reached
# through a socket in that folder, so that no port and no running service is touched.

PG_FOLDER=

postgres_bin() {
    local folder
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$folder" ] && [ -x "$folder/initdb" ] && echo "$folder"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"
    else
        "$@"
    fi
}

start_postgres() {
    local bin
    bin=$(postgres_bin) || return 1
    PG_FOLDER=$(mktemp -d /tmp/banen-pg.XXXXXX) || return 1
    [ "$(id -u)" != 0 ] || chown postgres: "$PG_FOLDER" || return 1
    # Safe against nothing and fast: the data is thrown away after the tests.
    as_postgres "$bin/initdb" -D "$PG_FOLDER/data" -U toets -A trust -E UTF8 \
        --locale=C.UTF-8 --no-sync >/dev/null || return 1
    as_postgres "$bin/pg_ctl" -D "$PG_FOLDER/data" -l "$PG_FOLDER/log" -w -s start -o \
        "-k $PG_FOLDER -c listen_addresses='' -c fsync=off -c synchronous_commit=off \
         -c full_page_writes=off" || { cat "$PG_FOLDER/log"; return 1; }
    as_postgres "$bin/psql" -h "$PG_FOLDER" -U toets -d postgres -Atc "select version()"
}

stop_postgres() {
    [ -n "$PG_FOLDER" ] || return 0
    as_postgres "$(postgres_bin)/pg_ctl" -D "$PG_FOLDER/data" -m immediate -s stop
    rm -rf "$PG_FOLDER"
    PG_FOLDER=
}

test_on_postgres() {
    local status
    if ! postgres_bin >/dev/null; then
        missing "PostgreSQL"
        return
    fi
    start_postgres || return 1
    DATABASE_URL="postgres://toets@/postgres?host=$PG_FOLDER" python3 manage.py test
    status=$?
    stop_postgres
    return $status
}
