#!/usr/bin/env bash
# Builds everything and runs all tests: ./test.sh [filter...]
# A filter is a part of a test's full name (.NET) or of its file's name (UI). The last line is "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
broken=0
passed=0
failed=0
skipped=0

step() {
  echo "== $*"
  "$@" || { echo "failed: $*" >&2; broken=1; return 1; }
}

has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }
has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }

install_what_is_missing() {
  local missing=()
  has_postgres || missing+=(postgresql)
  has_chromium || missing+=(chromium)
  [[ ${#missing[@]} -eq 0 ]] && return
  if [[ $EUID -ne 0 || ! -f /etc/debian_version ]]; then
    echo "Some tests will be skipped; for them install: ${missing[*]}"
    return
  fi

  # The tests run a server of their own; the machine needs none.
  mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/no-main-cluster.conf
  apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    echo "Could not install ${missing[*]}; some tests will be skipped."
}

test_ui() {
  pushd src/WebUi >/dev/null || return
  if step npm ci --no-audit --no-fund; then
    step npm run --if-present typecheck
    step npm run --if-present lint
    step npm run --if-present build
    step npx vitest run --passWithNoTests --reporter=default --reporter=json --outputFile.json="$results/ui.json" "$@"
  fi
  popd >/dev/null || return
  [[ -f $results/ui.json ]] || return
  local counts
  read -r -a counts < <(node -e '
    const r = JSON.parse(require("fs").readFileSync(process.argv[1]));
    console.log(r.numPassedTests, r.numFailedTests, r.numPendingTests + (r.numTodoTests || 0));' "$results/ui.json")
  count "${counts[@]}"
}

count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  skipped=$((skipped + $3))
}

counter() { sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -1; }

count_trx() {
  local total executed good
  total=$(counter total "$1")
  executed=$(counter executed "$1")
  good=$(counter passed "$1")
  count "${good:-0}" $((${executed:-0} - ${good:-0})) $((${total:-0} - ${executed:-0}))
}

test_dotnet() {
  step dotnet build Hypervisor.sln --nologo -v quiet || return
  local filter="" part
  for part in "$@"; do filter+="${filter:+|}FullyQualifiedName~$part"; done

  local project name
  for project in tests/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    step dotnet test "$project" --no-build --nologo -v quiet ${filter:+--filter "$filter"} \
      --logger "trx;LogFileName=$name.trx" --results-directory "$results/$name" --blame-hang-timeout 5m --blame-hang-dump-type none
    [[ -f $results/$name/$name.trx ]] && count_trx "$results/$name/$name.trx"
  done
}

install_what_is_missing
[[ -f src/WebUi/package.json ]] && test_ui "$@"
test_dotnet "$@"

ended=0
[[ $broken -ne 0 || $failed -ne 0 ]] && ended=1
if [[ $((passed + failed)) -eq 0 ]]; then
  echo "No test ran." >&2
  ended=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
exit $ended
