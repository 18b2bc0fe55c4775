#!/usr/bin/env bash
# Writes the files of src/test/resources/test-reports that begin with a runner's name and end in .made.xml: each by the runner
# itself. By hand, seldom: when a runner's dialect has changed. What is not installed is left out, and said so.
#
#   src/test/generators/test-reports.sh [WORK]    WORK: where to build, kept for the next time (a new folder otherwise)
#
# Wants npm, node, python3 with pytest, xmlrunner, nose2 and behave, phpunit, go, gotestsum, cmake, g++, libgtest-dev, mvn, bats, and
# rspec with rspec_junit_formatter. Hosts, times and paths of the machine are taken out of what was made.
set -euo pipefail
out=$(cd "$(dirname "${BASH_SOURCE[0]}")/../resources/test-reports" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
work=$(cd "$work" && pwd)

has() { command -v "$1" > /dev/null || { echo "left out: $1 is not installed" >&2; return 1; }; }

# keep NAME FILE: the report without what tells of this machine.
keep() {
    [[ -s "$2" ]] || { echo "left out: $1 was not written" >&2; return 0; }
    sed -E -e "s#(file:)?/*${work#/}#/builds/canteen#g" -e 's/hostname="[^"]*"/hostname="build"/g' \
        -e 's/timestamp="[^"]*"/timestamp="2026-03-01T10:00:00"/g' -e "s#$HOME#/home/build#g" -e "s#$(hostname)#build#g" \
        "$2" > "$out/$1.made.xml"
}

npm_tools() {
    has npm || return 0
    mkdir -p "$work/node" && cd "$work/node"
    [[ -d node_modules/vitest ]] || { npm init -y > /dev/null; npm install --silent jest jest-junit vitest mocha@10 mocha-junit-reporter @playwright/test; }
}

jest() {
    mkdir -p "$work/node/jest" && cd "$work/node/jest"
    echo 'module.exports = { testEnvironment: "node" };' > jest.config.js
    cat > passed.test.js <<'JS'
describe('wallet', () => {
    test('has a limit', () => expect(1 + 1).toBe(2));
    test('keeps its currency', () => expect('SAR').toBe('SAR'));
});
JS
    cat > todo.test.js <<'JS'
describe('wallet', () => { test('has a limit', () => expect(2).toBe(2)); test.skip('refunds', () => {}); test.todo('exports'); });
JS
    echo "test('adds', () => expect(1 + 1).toBe(3)); test('starts', () => {});" > failed.test.js
    echo "require('./missing-module'); test('never', () => {});" > broken.test.js
    echo "describe.skip('all', () => { test('a', () => {}); test('b', () => {}); });" > skipped.test.js
    for t in passed todo failed broken skipped; do
        JEST_JUNIT_OUTPUT_FILE="$work/jest-$t.xml" npx jest "$t.test.js" --reporters=jest-junit > /dev/null 2>&1 || true
        keep "jest-$t" "$work/jest-$t.xml"
    done
    JEST_JUNIT_REPORT_TEST_SUITE_ERRORS=true JEST_JUNIT_OUTPUT_FILE="$work/jest-reported.xml" \
        npx jest broken.test.js passed.test.js --reporters=jest-junit > /dev/null 2>&1 || true
    keep jest-broken-reported "$work/jest-reported.xml"
}

vitest() {
    mkdir -p "$work/node/vitest" && cd "$work/node/vitest"
    local import="import { describe, expect, test } from 'vitest';"
    echo "$import describe('wallet', () => { test('has a limit', () => expect(2).toBe(2)); test('pays', () => {}); });" > passed.test.js
    echo "$import test('starts', () => {}); test.skip('refunds', () => {}); test.todo('exports');" > todo.test.js
    echo "$import test('adds', () => expect(1 + 1).toBe(3)); test('starts', () => {});" > failed.test.js
    echo "$import import './missing-module'; test('never', () => {});" > broken.test.js
    echo "$import let n = 0; test('retried', { retry: 2 }, () => expect(++n).toBe(2));" > retried.test.js
    for t in passed todo failed broken retried; do
        npx vitest run --reporter=junit --outputFile="$work/vitest-$t.xml" "$t.test.js" > /dev/null 2>&1 || true
        keep "vitest-$t" "$work/vitest-$t.xml"
    done
}

mocha() {
    mkdir -p "$work/node/mocha" && cd "$work/node/mocha"
    echo "describe('wallet', () => { it('has a limit', () => {}); describe('of a child', () => { it('is lower', () => {}); }); });" > passed.js
    echo "describe('wallet', () => { it('has a limit', () => {}); it('exports'); it.skip('refunds', () => {}); });" > pending.js
    echo "describe('wallet', () => { it('adds', () => { throw new Error('1 + 1 is not 3'); }); it('starts', () => {}); });" > failed.js
    echo "describe('wallet', () => { before(() => { throw new Error('no database'); }); it('never', () => {}); it('neither', () => {}); });" > hook.js
    echo "describe('nothing', () => { it('exports'); });" > none.js
    for t in passed pending failed hook none; do
        npx mocha --reporter mocha-junit-reporter --reporter-options "mochaFile=$work/mocha-$t.xml" "$t.js" > /dev/null 2>&1 || true
        keep "mocha-$t" "$work/mocha-$t.xml"
    done
    # Cypress reports with this reporter and nothing else: what it writes for "reporter": "junit". The program itself is no
    # package of npm, so the reporter is asked by Mocha.
    mkdir -p cypress/e2e
    echo "describe('wallet', () => { it('shows the limit', () => {}); it('pays', () => {}); });" > cypress/e2e/passed.cy.js
    echo "describe('wallet', () => { it('shows the limit', () => {}); it('refunds'); });" > cypress/e2e/pending.cy.js
    echo "describe('wallet', () => { it('shows the limit', () => {}); it('pays', () => { throw new Error('Timed out retrying after 4000ms'); }); });" > cypress/e2e/failed.cy.js
    for t in passed failed pending; do
        npx mocha --reporter mocha-junit-reporter --reporter-options "mochaFile=$work/cypress-$t.xml" "cypress/e2e/$t.cy.js" > /dev/null 2>&1 || true
        keep "cypress-$t" "$work/cypress-$t.xml"
    done
    # What it is asked for here nests suites as they are written.
    npx mocha --reporter mocha-junit-reporter \
        --reporter-options "mochaFile=$work/cypress.xml,testsuitesTitle=Cypress,rootSuiteTitle=Root Suite,jenkinsMode=true" passed.js > /dev/null 2>&1 || true
    keep cypress-jenkins-mode "$work/cypress.xml"
}

playwright() {
    mkdir -p "$work/node/playwright" && cd "$work/node/playwright"
    echo "module.exports = { testDir: '.', retries: 1, reporter: [['junit', { outputFile: process.env.REPORT }]] };" > playwright.config.js
    local import="const { test, expect } = require('@playwright/test');"
    echo "$import test.describe('wallet', () => { test('has a limit', () => {}); test('pays', () => {}); });" > passed.spec.js
    echo "$import test('starts', () => {}); test.skip('refunds', () => {}); test.fixme('exports', () => {});" > skipped.spec.js
    echo "$import test('adds', () => { expect(1 + 1).toBe(3); }); test('starts', () => {});" > failed.spec.js
    echo "$import test('retried', ({}, info) => { expect(info.retry).toBe(1); });" > flaky.spec.js
    for t in passed skipped failed flaky; do
        REPORT="$work/playwright-$t.xml" npx playwright test "$t.spec.js" > /dev/null 2>&1 || true
        keep "playwright-$t" "$work/playwright-$t.xml"
    done
    # With the tries in it.
    echo "module.exports = { testDir: '.', retries: 1, reporter: [['junit', { outputFile: process.env.REPORT, includeRetries: true }]] };" > retries.config.js
    echo "$import test('retried', ({}, info) => { expect(info.retry).toBe(1); }); test('starts', () => {});" > tries.spec.js
    REPORT="$work/playwright-tries.xml" npx playwright test -c retries.config.js tries.spec.js > /dev/null 2>&1 || true
    keep playwright-flaky-with-retries "$work/playwright-tries.xml"
}

pytest() {
    has python3 || return 0
    mkdir -p "$work/pytest" && cd "$work/pytest"
    python3 -m pytest --version > /dev/null 2>&1 || { echo "left out: pytest is not installed" >&2; return 0; }
    printf 'def test_limit():\n    assert 1 + 1 == 2\n\ndef test_pays():\n    pass\n' > test_passed.py
    cat > test_skipped.py <<'PY'
import pytest

def test_starts():
    pass

@pytest.mark.skip(reason="next release")
def test_refunds():
    pass

@pytest.mark.xfail
def test_exports():
    assert False
PY
    printf 'def test_adds():\n    assert 1 + 1 == 3\n\ndef test_starts():\n    pass\n' > test_failed.py
    cat > test_double.py <<'PY'
import pytest

@pytest.fixture
def broken():
    yield
    raise RuntimeError("no clean-up")

def test_both(broken):
    assert False

def test_teardown(broken):
    pass
PY
    printf 'import missing_module\n' > test_broken.py
    printf 'import pytest\n\n@pytest.mark.skip\ndef test_a():\n    pass\n' > test_none.py
    for t in passed skipped failed double broken none; do
        python3 -m pytest -q -p no:cacheprovider --junitxml="$work/pytest-$t.xml" "test_$t.py" > /dev/null 2>&1 || true
        keep "pytest-$t" "$work/pytest-$t.xml"
    done
}

phpunit_() {
    has phpunit || return 0
    mkdir -p "$work/phpunit" && cd "$work/phpunit"
    class() { printf '<?php\nuse PHPUnit\\Framework\\TestCase;\nclass %s extends TestCase {\n%s\n}\n' "$1" "$2" > "$1.php"; }
    class PassedTest 'public function testLimit() { $this->assertSame(2, 1 + 1); }
/** @dataProvider amounts */
public function testPays($amount) { $this->assertGreaterThan(0, $amount); }
public function amounts() { return ["ten" => [10], "twenty" => [20]]; }'
    class SkippedTest 'public function testStarts() { $this->assertTrue(true); }
public function testRefunds() { $this->markTestSkipped("next release"); }
public function testExports() { $this->markTestIncomplete(); }'
    class FailedTest 'public function testAdds() { $this->assertSame(3, 1 + 1); }
public function testBreaks() { throw new RuntimeException("no database"); }
public function testStarts() { $this->assertTrue(true); }'
    class EmptyTest ''
    class ProviderTest '/** @dataProvider missing */
public function testPays($amount) { $this->assertTrue(true); }'
    class RiskyTest 'public function testNothing() { }
public function testStarts() { $this->assertTrue(true); }'
    for t in Passed Skipped Failed Empty Provider Risky; do
        phpunit --no-configuration --log-junit "$work/phpunit-$t.xml" "${t}Test.php" > /dev/null 2>&1 || true
        keep "phpunit-${t,}" "$work/phpunit-$t.xml"
    done
}

go_() {
    has go && has gotestsum || return 0
    mkdir -p "$work/go" && cd "$work/go"
    export GOFLAGS=-mod=mod GOCACHE="$work/go-cache"
    [[ -f go.mod ]] || printf 'module example.com/canteen\n\ngo 1.19\n' > go.mod
    mkdir -p passed failed skipped broken
    printf 'package passed\n\nimport "testing"\n\nfunc TestLimit(t *testing.T) { t.Run("of a child", func(t *testing.T) {}) }\n' > passed/a_test.go
    printf 'package failed\n\nimport "testing"\n\nfunc TestAdds(t *testing.T) { t.Fatal("1 + 1 is not 3") }\nfunc TestStarts(t *testing.T) {}\n' > failed/a_test.go
    printf 'package skipped\n\nimport "testing"\n\nfunc TestRefunds(t *testing.T) { t.Skip("next release") }\nfunc TestStarts(t *testing.T) {}\n' > skipped/a_test.go
    printf 'package broken\n\nimport "testing"\n\nfunc TestNever(t *testing.T) { missing() }\n' > broken/a_test.go
    for t in passed failed skipped broken; do
        gotestsum --junitfile "$work/go-$t.xml" "./$t" > /dev/null 2>&1 || true
        keep "gotestsum-$t" "$work/go-$t.xml"
    done
    GOBIN="$work/go-bin" go install github.com/jstemmer/go-junit-report/v2@v2.1.0 > /dev/null 2>&1 || true
    [[ -x "$work/go-bin/go-junit-report" ]] || { echo "left out: go-junit-report cannot be had" >&2; return 0; }
    for t in passed failed skipped broken; do
        { go test -v "./$t" 2>&1 || true; } | "$work/go-bin/go-junit-report" > "$work/gjr-$t.xml"
        keep "go-junit-report-$t" "$work/gjr-$t.xml"
    done
}

cpp() {
    has cmake && has g++ || return 0
    mkdir -p "$work/cpp" && cd "$work/cpp"
    cat > CMakeLists.txt <<'CM'
cmake_minimum_required(VERSION 3.21)
project(canteen NONE)
enable_testing()
add_test(NAME limit COMMAND ${CMAKE_COMMAND} -E true)
if(CASE STREQUAL failed)
  add_test(NAME adds COMMAND ${CMAKE_COMMAND} -E false)
elseif(CASE STREQUAL notrun)
  add_test(NAME missing COMMAND no-such-program)
elseif(CASE STREQUAL disabled)
  add_test(NAME refunds COMMAND ${CMAKE_COMMAND} -E true)
  set_tests_properties(refunds PROPERTIES DISABLED TRUE)
elseif(CASE STREQUAL skipped)
  add_test(NAME exports COMMAND ${CMAKE_COMMAND} -E echo later)
  set_tests_properties(exports PROPERTIES SKIP_REGULAR_EXPRESSION later)
elseif(CASE STREQUAL none)
  set_tests_properties(limit PROPERTIES DISABLED TRUE)
endif()
CM
    for t in passed failed notrun disabled skipped none; do
        cmake -S . -B "build-$t" -DCASE="$t" > /dev/null
        (cd "build-$t" && ctest --output-junit "$work/ctest-$t.xml" > /dev/null 2>&1) || true
        keep "ctest-$t" "$work/ctest-$t.xml"
    done
    [[ -f /usr/include/gtest/gtest.h ]] || { echo "left out: libgtest-dev is not installed" >&2; return 0; }
    cat > g.cpp <<'CPP'
#include <gtest/gtest.h>
TEST(Wallet, Limit) { EXPECT_EQ(2, 1 + 1); }
TEST(Wallet, DISABLED_Exports) { FAIL(); }
TEST(Wallet, Refunds) { GTEST_SKIP() << "next release"; }
TEST(Sums, Adds) { EXPECT_EQ(3, 1 + 1); EXPECT_EQ(4, 1 + 1); }
CPP
    [[ -x g ]] || g++ -O0 g.cpp -o g -lgtest -lgtest_main -pthread
    ./g --gtest_output="xml:$work/g1.xml" --gtest_filter='Wallet.*' > /dev/null 2>&1 || true
    ./g --gtest_output="xml:$work/g2.xml" > /dev/null 2>&1 || true
    ./g --gtest_output="xml:$work/g3.xml" --gtest_filter='Wallet.DISABLED*:Wallet.Refunds' > /dev/null 2>&1 || true
    keep googletest-skipped "$work/g1.xml"
    keep googletest-failed "$work/g2.xml"
    keep googletest-none "$work/g3.xml"
}

surefire() {
    has mvn || return 0
    mkdir -p "$work/surefire/src/test/java/canteen" && cd "$work/surefire"
    cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>canteen</groupId><artifactId>canteen</artifactId><version>1</version>
<properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
<dependencies><dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.12.2</version><scope>test</scope></dependency></dependencies>
<build><plugins><plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.6</version><configuration><testFailureIgnore>true</testFailureIgnore><rerunFailingTestsCount>1</rerunFailingTestsCount></configuration></plugin></plugins></build></project>
POM
    java() { printf 'package canteen;\nimport org.junit.jupiter.api.*;\nclass %s {\n%s\n}\n' "$1" "$2" > "src/test/java/canteen/$1.java"; }
    java PassedTest '@Test void limit() { System.out.println("<failure/> is only printed"); } @Nested class OfAChild { @Test void isLower() {} }'
    java SkippedTest '@Test void starts() {} @Disabled @Test void refunds() {}'
    java FailedTest '@Test void adds() { Assertions.assertEquals(3, 1 + 1); } @Test void breaks() { throw new IllegalStateException("no database"); } @Test void starts() {}'
    java FlakyTest 'static int tries; @Test void retried() { Assertions.assertEquals(2, ++tries); } @Test void starts() {}'
    java NoneTest '@Disabled @Test void refunds() {}'
    java SetUpTest '@BeforeAll static void setUp() { throw new IllegalStateException("no database"); } @Test void never() {}'
    mvn -B -ntp -q test > /dev/null 2>&1 || true
    for t in Passed Skipped Failed Flaky None SetUp; do
        # The properties of the machine are of no interest.
        [[ -f "target/surefire-reports/TEST-canteen.${t}Test.xml" ]] || continue
        python3 - "target/surefire-reports/TEST-canteen.${t}Test.xml" > "$work/surefire-$t.xml" <<'PY'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
sys.stdout.write(re.sub(r"<properties>.*?</properties>", '<properties><property name="java.version" value="17"/></properties>', text, flags=re.S))
PY
        keep "surefire-${t,}" "$work/surefire-$t.xml"
    done
}

node_() {
    has node || return 0
    mkdir -p "$work/node-test" && cd "$work/node-test"
    local import="const { describe, it, test } = require('node:test'); const assert = require('node:assert');"
    echo "$import describe('wallet', () => { it('has a limit', () => {}); it('pays', () => {}); });" > passed.test.js
    echo "$import describe('wallet', () => { it('adds', () => assert.equal(1 + 1, 3)); it('starts', () => {}); });" > failed.test.js
    echo "$import describe('wallet', () => { it('starts', () => {}); it.skip('refunds', () => {}); it.todo('exports'); });" > skipped.test.js
    # Cases outside of suites stand in <testsuites>, and nothing says how many there are.
    echo "$import test('adds', () => assert.equal(1 + 1, 3)); test('starts', () => {});" > own-format.test.js
    for t in passed failed skipped own-format; do
        node --test --test-reporter=junit "$t.test.js" > "$work/node-$t.xml" 2> /dev/null || true
        keep "node-$t" "$work/node-$t.xml"
    done
}

bats_() {
    has bats || return 0
    mkdir -p "$work/bats" && cd "$work/bats"
    printf '@test "has a limit" { true; }\n@test "pays" { true; }\n' > passed.bats
    printf '@test "adds" { [ 2 = 3 ]; }\n@test "starts" { true; }\n' > failed.bats
    printf '@test "starts" { true; }\n@test "refunds" { skip "next release"; }\n' > skipped.bats
    printf 'setup_file() { false; }\n@test "never" { true; }\n' > hook.bats
    for t in passed failed skipped hook; do
        bats --formatter junit "$t.bats" > "$work/bats-$t.xml" 2> /dev/null || true
        keep "bats-$t" "$work/bats-$t.xml"
    done
}

python_more() {
    has python3 || return 0
    # The packages of the distribution belong to its own interpreter.
    local python=/usr/bin/python3
    mkdir -p "$work/unittest" && cd "$work/unittest"
    printf 'import unittest\n\n\nclass Passed(unittest.TestCase):\n    def test_limit(self):\n        pass\n\n    def test_pays(self):\n        with self.subTest("ten"):\n            pass\n' > test_passed.py
    printf 'import unittest\n\n\nclass Failed(unittest.TestCase):\n    def test_adds(self):\n        self.assertEqual(3, 1 + 1)\n\n    def test_starts(self):\n        pass\n' > test_failed.py
    printf 'import unittest\n\n\nclass Skipped(unittest.TestCase):\n    def test_starts(self):\n        pass\n\n    @unittest.skip("next release")\n    def test_refunds(self):\n        pass\n' > test_skipped.py
    printf 'import unittest\n\n\nclass Hook(unittest.TestCase):\n    @classmethod\n    def setUpClass(cls):\n        raise RuntimeError("no database")\n\n    def test_never(self):\n        pass\n' > test_hook.py
    for t in passed failed skipped hook; do
        "$python" -m xmlrunner "test_$t" --output-file "$work/unittest-$t.xml" > /dev/null 2>&1 || true
        keep "unittest-$t" "$work/unittest-$t.xml"
        "$python" -m nose2 --plugin nose2.plugins.junitxml --junit-xml --junit-xml-path "$work/nose2-$t.xml" "test_$t" > /dev/null 2>&1 || true
        keep "nose2-$t" "$work/nose2-$t.xml"
    done
    "$python" -m behave --version > /dev/null 2>&1 || { echo "left out: behave is not installed" >&2; return 0; }
    mkdir -p "$work/behave/features/steps" && cd "$work/behave"
    printf "from behave import given\n\n\n@given('two meals')\ndef meals(context):\n    pass\n\n\n@given('three meals')\ndef three(context):\n    assert False\n" > features/steps/steps.py
    printf 'Feature: passed\n  Scenario: has a limit\n    Given two meals\n  Scenario: pays\n    Given two meals\n' > features/passed.feature
    printf 'Feature: failed\n  Scenario: adds\n    Given three meals\n  Scenario: starts\n    Given two meals\n' > features/failed.feature
    printf 'Feature: broken\n  Scenario: unknown\n    Given no such step\n  Scenario: starts\n    Given two meals\n' > features/broken.feature
    for t in passed failed broken; do
        rm -rf reports
        "$python" -m behave --junit "features/$t.feature" > /dev/null 2>&1 || true
        for report in reports/*.xml; do cp "$report" "$work/behave-$t.xml" 2> /dev/null || true; done
        keep "behave-$t" "$work/behave-$t.xml"
    done
}

rspec_() {
    has rspec || return 0
    mkdir -p "$work/rspec" && cd "$work/rspec"
    printf 'describe "wallet" do\n  it("has a limit") { expect(1 + 1).to eq 2 }\n  it("pays") {}\nend\n' > passed_spec.rb
    printf 'describe "wallet" do\n  it("adds") { expect(1 + 1).to eq 3 }\n  it("starts") {}\nend\n' > failed_spec.rb
    printf 'describe "wallet" do\n  it("starts") {}\n  xit("refunds") {}\n  it "exports"\nend\n' > skipped_spec.rb
    printf 'require "no_such_thing"\ndescribe("wallet") { it("never") {} }\n' > broken_spec.rb
    for t in passed failed skipped broken; do
        rspec --require rspec_junit_formatter --format RspecJunitFormatter --out "$work/rspec-$t.xml" "./${t}_spec.rb" > /dev/null 2>&1 || true
        keep "rspec-$t" "$work/rspec-$t.xml"
    done
}

only=${ONLY:-npm_tools jest vitest mocha playwright pytest phpunit_ go_ cpp surefire node_ bats_ python_more rspec_}
for tool in $only; do ("$tool") || echo "left out: the rest of $tool" >&2; done
