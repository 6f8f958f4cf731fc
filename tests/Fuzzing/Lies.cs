using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Fuzzing;

/// <summary>What a server can make of a true answer. Each lie is named, so that a failure says which one it was.</summary>
public static class Lies
{
    /// <summary>What is no answer of the API in any reading: nobody may take it for one.</summary>
    public static IReadOnlyList<Lie> Plain { get; } =
    [
        new("cut body", (truth, random) => [truth.ToBytes()[..^Math.Min(truth.Body.Length, 1 + random.Next(truth.Body.Length + 1))]]),
        new("hang up", (_, _) => []),
        new("half a status line", (_, random) => ["HTTP/1.1 200 OK"u8.ToArray()[..random.Next(1, 15)]]),
        new("no HTTP", (_, random) => [Noise(random, 600)]),
        new("another protocol", (_, random) => [Text(random.Any((string[])["SSH-2.0-OpenSSH_9.2\r\n", "220 mail ESMTP\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/0.9 200 OK\r\n\r\n", "ICY 200 OK\r\n\r\n", "RFB 003.008\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "<html>"]))]),
        new("odd status", (_, random) => [Text($"HTTP/1.1 {random.Any((string[])["000", "099", "99", "1000", "-1", "2 0", "abc", "304", "301", "302", "307", "401", "407", "451", "500", "595", "599", "999"])} x\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n")]),
        new("informal answers without end", (_, _) => [Text(string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 3000)))]),
        new("switched protocols", (_, _) => [Text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"), [0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]]),
        new("many headers", (truth, random) => [Text($"HTTP/1.1 200 OK\r\n{string.Concat(Enumerable.Range(0, 20_000).Select(i => $"X-{i}: {random.Next()}\r\n"))}"), Rest(truth)]),
        new("long header", (truth, _) => [Text($"HTTP/1.1 200 OK\r\nX: {new string('x', 2_000_000)}\r\n"), Rest(truth)]),
        new("long status line", (truth, _) => [Text($"HTTP/1.1 200 {new string('x', 2_000_000)}\r\n"), Rest(truth)]),
        new("length of a petabyte", (_, _) => [Text("HTTP/1.1 200 OK\r\nContent-Length: 1125899906842624\r\n\r\n{\"data\":[")]),
        new("length that is none", (truth, random) => [Text($"HTTP/1.1 200 OK\r\nContent-Length: {random.Any((string[])["-1", "99999999999999999999999", "0x10", "1e3", "NaN"])}\r\n\r\n"), truth.Body[..(truth.Body.Length / 2)]]),
        new("chunk that lies", (truth, random) => [Chunked(), Text($"{random.Any((string[])["ffffffffffffffff", "7fffffffffffffff", "-5", "zz", "", "100000000"])}\r\n"), truth.Body[..(truth.Body.Length / 2)]]),
        new("chunks without end", (_, _) => [Chunked(), .. Enumerable.Repeat(Text($"10000\r\n{new string(' ', 0x10000)}\r\n"), 200)]),
        new("long chunk extension", (truth, _) => [Chunked(), Text($"1;{new string('x', 500_000)}\r\n{{\r\n"), truth.Body]),
        new("chunks that stop", (truth, _) => [Chunked(), Text($"{truth.Body.Length + 10:x}\r\n"), truth.Body]),
        new("body without end", (_, _) => [Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":["), .. Enumerable.Repeat(Text(string.Concat(Enumerable.Repeat("{\"id\":\"x\",\"type\":\"qemu\",\"vmid\":1},", 2000))), 150)]),
        new("page", (truth, random) => [(truth with { ContentType = "text/html", Body = Text(random.Any((string[])["<html>Sign in</html>", "", "   ", "null", "[]", "\"data\"", "{", "{}}", "data", "\ufeff"])) }).ToBytes()]),
        new("error page", (truth, random) => [(truth with { Status = random.Any((int[])[500, 502, 503, 504, 404, 405]), Reason = "x", ContentType = "text/html", Body = "<h1>nginx</h1>"u8.ToArray() }).ToBytes()]),
        new("packed", (truth, random) => [Text($"HTTP/1.1 200 OK\r\nContent-Encoding: {random.Any((string[])["gzip", "br", "deflate", "zstd"])}\r\nContent-Length: 40\r\n\r\n"), [0x1f, 0x8b, .. Noise(random, 38)]]),
        new("broken bytes", (truth, random) => [(truth with { Body = [.. truth.Body[..(truth.Body.Length / 2)], 0xff, 0x00, .. truth.Body[(truth.Body.Length / 2)..]] }).ToBytes()]),
        new("two bytes a letter", (truth, _) => [(truth with { Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(truth.Body)) }).ToBytes()]),
        new("too deep", (truth, random) => [(truth with { Body = Text($$"""{"data":{{new string('[', random.Any((int[])[65, 200, 100_000]))}}""") }).ToBytes()]),
    ];

    /// <summary>Errors in the API's own form, with words that nobody should pass on as they are.</summary>
    public static IReadOnlyList<Lie> Errors { get; } =
    [
        new("reason with control characters", (_, random) => [Text($"HTTP/1.1 {Failing(random)} a\u001b[2J\u001b]0;x\u0007\u0008\tb\u0000c\u009b31m {random.Any((string[])["\u202e", "\r", "\u0085", "\u2028"])}\r\nContent-Length: 0\r\n\r\n")]),
        new("long reason", (_, random) => [Text($"HTTP/1.1 {Failing(random)} {new string('w', 60_000)}\r\nContent-Length: 0\r\n\r\n")]),
        new("message with control characters", (_, random) => [Error(random, new JsonObject { ["message"] = "bad\u001b[31m\u0000\u0007\u009b\r\nSet-Cookie: x", ["data"] = null })]),
        new("many errors", (_, random) => [Error(random, new JsonObject { ["errors"] = new JsonObject(Enumerable.Range(0, 5000).Select(i => KeyValuePair.Create($"field\u001b{i}", (JsonNode?)new string('e', 50)))), ["data"] = null })]),
        new("errors of odd shapes", (_, random) => [Error(random, $$"""{"errors":{"a":{"b":[{{random.Any(Oddities.Tokens)}}]},"c":1e400,"\ud800":"\udfff"},"message":{{random.Any(Oddities.Tokens)}},"data":null}""")]),
    ];

    /// <summary>Almost the truth: some value, some place is another.</summary>
    public static IReadOnlyList<Lie> Bent { get; } =
    [
        new("no data", (truth, random) => [(truth with { Body = Text(random.Any((string[])["{}", "{\"data\":null}", "{\"data\":[[]]}", "{\"data\":[null]}", "{\"data\":[1]}", "{\"data\":\"x\"}", "{\"data\":{\"\":{}}}", "{\"data\":true}"])) }).ToBytes()]),
        new("bent values", (truth, random) => [(truth with { Body = new JsonMutator(random).Mutate(Parse(truth), random.Next(1, 5)) }).ToBytes()]),
        new("many bent values", (truth, random) => [(truth with { Body = new JsonMutator(random).Mutate(Parse(truth), 30) }).ToBytes()]),
        new("bent bytes", (truth, random) => [(truth with { Body = new JsonMutator(random).Break(truth.Body) }).ToBytes()]),
        new("two lengths", (truth, _) => [Text($"HTTP/1.1 200 OK\r\nContent-Length: {truth.Body.Length}\r\nContent-Length: 5\r\n\r\n"), truth.Body]),
        new("length and chunks", (truth, _) => [Text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"), Text(string.Create(CultureInfo.InvariantCulture, $"{truth.Body.Length:x}\r\n")), truth.Body, Text("\r\n0\r\n\r\n")]) { StaysOpen = true },
        new("odd headers", (truth, random) => [Text($"HTTP/1.1 200 OK\r\n{random.Any((string[])["NoColon\r\n", ": x\r\n", "A b: c\r\n", "X: a\r\n folded\r\n", "X: \u0000\u0001\r\n", "Content-Type: ;;;\r\n", "Content-Type: application/json; charset=utf-7\r\n", "Set-Cookie: PVEAuthCookie=x\r\n", "Connection: close, keep-alive, x\r\n", "Retry-After: -5\r\n", "Date: x\r\n", "Keep-Alive: timeout=-1\r\n"])}"), Rest(truth)]),
        new("trailers", (truth, _) => [Chunked(), Text(string.Create(CultureInfo.InvariantCulture, $"{truth.Body.Length:x}\r\n")), truth.Body, Text($"\r\n0\r\n{string.Concat(Enumerable.Range(0, 500).Select(i => $"T{i}: x\r\n"))}\r\n")]),
        new("no length", (truth, _) => [Text("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), truth.Body]),
        new("old HTTP", (truth, _) => [Text("HTTP/1.0 200 OK\r\n\r\n"), truth.Body]),
    ];

    public static IReadOnlyList<Lie> All { get; } = [.. Plain, .. Errors, .. Bent, .. Bent, .. Bent];

    private static byte[] Rest(HttpAnswer truth) => [.. Text($"Content-Length: {truth.Body.Length}\r\n\r\n"), .. truth.Body];

    private static byte[] Chunked() => Text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

    private static int Failing(Random random) => random.Any((int[])[400, 401, 403, 500, 501, 595, 596, 599]);

    private static byte[] Error(Random random, JsonNode body) => Error(random, body.ToJsonString());

    private static byte[] Error(Random random, string body) => new HttpAnswer(Failing(random), "x", "application/json", Text(body)).ToBytes();

    private static JsonNode? Parse(HttpAnswer truth)
    {
        try
        {
            return JsonNode.Parse(truth.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Noise(Random random, int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
