namespace Hypervisor.Fuzzing;

/// <summary>Values that programs stumble over.</summary>
public static class Oddities
{
    /// <summary>As JSON, with its quotation marks where it is a text; not all of it is valid.</summary>
    public static IReadOnlyList<string> Tokens { get; } =
    [
        "null", "true", "false", "{}", "[]", "[null]", "{\"\":null}", "[[[[]]]]", "nul", "NaN", "'x'",
        "0", "-0", "1", "-1", "2", "99", "100", "255", "65535", "65536", "2147483647", "2147483648", "-2147483649", "4294967296", "999999999", "1000000000",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e5", "1.0", "0.1", "1e-400", "1e400", "-1e400", "1e308", "123456789012345678901234567890", new string('9', 600),
        "\"\"", "\" \"", "\"0\"", "\"-1\"", "\"true\"", "\"null\"", "\"NaN\"", "\"Infinity\"", "\"1e400\"", "\"99999999999999999999\"",
        "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"x\\udfff\"", "\"\\ufeff\"", "\"\\u202eexe\"", "\"\\ufffe\"", "\"\\u001b[31m\"", "\"a\\r\\nb: c\"", "\"e\\u0301\"", "\"İıß\"", "\"😀\"",
        "\".\"", "\"..\"", "\"../../etc/passwd\"", "\"%2e%2e\"", "\"%00\"", "\"/\"", "\"\\\\\"", "\"a/b\"", "\"a:b\"", "\"a,b=c\"", "\"a b\"", "\"-\"", "\"--version\"", "\"$(id)\"", "\"'; drop table x; --\"", "\"<script>alert(1)</script>\"", "\"{{7*7}}\"", "\"%s%n\"",
        "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"2026-02-30T25:61:61Z\"", "\"00000000-0000-0000-0000-000000000000\"", "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"",
        "\"http://127.0.0.1:1/\"", "\"file:///etc/passwd\"", "\"[::1]\"", "\"0x7f.1\"", "\"169.254.169.254\"", "\"root@pam\"", "\"UPID:pve1:0:0:0:x::root@pam:\"",
        $"\"{new string('a', 64)}\"", $"\"{new string('a', 256)}\"", $"\"{new string('a', 9000)}\"", $"\"{new string('é', 5000)}\"", $"\"{string.Concat(Enumerable.Repeat("a=1,", 3000))}\"", $"\"{new string('(', 2000)}\"",
        Nested('[', ']', 30), Nested('[', ']', 70), Nested('[', ']', 3000), NestedObjects(40), NestedObjects(600), $"[{string.Join(',', Enumerable.Repeat("0", 5000))}]",
    ];

    /// <summary>As they stand in a path or query: escaped, half escaped, or not at all.</summary>
    public static IReadOnlyList<string> PathParts { get; } =
    [
        "", ".", "..", "%2e", "%2e%2e", "%2E%2E%2F%2E%2E", "..%2f..", "..%5c..", "%252e%252e", "%2f", "%5c", "%00", "a%00", "%0d%0aX:1", "%", "%zz", "%c0%ae%c0%ae", "%ff%fe", "%ed%a0%80", "%e2%80%ae", "%f0%9f%98%80",
        "0", "-1", "99", "100", "2147483648", "999999999999999999999", "1e3", "0x64", "+100", "%20100", "100%20", "null", "undefined", "NaN", "true", "*", "~", ";", "a;b=c", "a:b", "a@b", "a!b", "a'b", "a%22b", "{x}", "%7Bx%7D", "$(id)", "-",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%7B00000000-0000-0000-0000-000000000001%7D", "00000000000000000000000000000001",
        "UPID:pve1:00000000:00000000:00000000:qmstart:100:root@pam:", "UPID%3Apve1%3A0%3A0%3A0%3Ax%3A%3Aroot@pam%3A", "UPID:..%2f..:00000000:00000000:00000000:x::root@pam:",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00%2B14:00", "2026-13-01",
        new string('a', 64), new string('a', 300), new string('9', 400), string.Concat(Enumerable.Repeat("%C3%A9", 300)), string.Concat(Enumerable.Repeat("..%2f", 50)),
    ];

    public static T Any<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public static bool Chance(this Random random, double share) => random.NextDouble() < share;

    private static string Nested(char open, char close, int depth) => new string(open, depth) + new string(close, depth);

    private static string NestedObjects(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
}
