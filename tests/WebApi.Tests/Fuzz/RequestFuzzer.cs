using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hypervisor.Fuzzing;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Makes requests: as the document says them, then bent in up to three places.</summary>
internal sealed partial class RequestFuzzer(FuzzSettings settings, IReadOnlyList<ApiOperation> operations, FuzzValues values)
{
    private const string Boundary = "fuzz-boundary";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "GETT"];
    private static readonly string?[] ContentTypes = [null, "", "text/plain", "application/json; charset=utf-16", "application/json;charset=\"nope\"", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", $"multipart/form-data; boundary={Boundary}", "multipart/form-data; boundary=\"\"", "application/problem+json", ";;;", "a/b/c"];

    private static readonly (string Name, string Value)[] OddHeaders =
    [
        ("Range", "bytes=0-0"), ("Range", "bytes=-1,5-2,0-"), ("Range", "lines=1-"), ("If-None-Match", "*"), ("If-None-Match", "\"x\", W/\"y\", z"), ("If-None-Match", new string('"', 200)), ("If-Match", "\"0\""), ("If-Modified-Since", "yesterday"), ("If-Modified-Since", "Thu, 01 Jan 0001 00:00:00 GMT"),
        ("Last-Event-ID", "-1"), ("Last-Event-ID", "99999999999999999999"), ("Last-Event-ID", "a:b:c"), ("Last-Event-ID", "0:0"), ("Last-Event-ID", "%00"),
        ("Idempotency-Key", ""), ("Idempotency-Key", new string('k', 300)), ("Idempotency-Key", "a\tb"), ("Idempotency-Key", "fuzz-1"), ("Accept", "text/html"), ("Accept", ";q=x"), ("Accept-Encoding", "br;q=2, gzip;q=-1, *"), ("Accept-Language", "x"),
        ("Authorization", "Bearer"), ("Authorization", "Bearer "), ("Authorization", "Bearer a.b.c"), ("Authorization", "Bearer hva_x"), ("Authorization", $"Bearer {new string('x', 4000)}"), ("Authorization", "Basic YTpi"), ("Authorization", "Digest"), ("X-API-Key", "x"),
        ("Cookie", "hypervisor=x"), ("Cookie", "a=b; ; =; ="), ("Cookie", $"a={new string('c', 4000)}"), ("Origin", "https://evil.example"), ("Origin", "null"), ("Referer", "x"), ("Host", "evil.example"), ("Host", "[::1"),
        ("X-Forwarded-For", "127.0.0.1, evil"), ("X-Forwarded-Proto", "gopher"), ("X-HTTP-Method-Override", "DELETE"), ("traceparent", "00-0-0-0"), ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), ("tracestate", new string('a', 600)), ("baggage", "a=b,,;="),
        ("Expect", "100-continue"), ("Content-Encoding", "gzip"), ("TE", "trailers"), ("Upgrade", "websocket"), ("X-CSRF-Token", "x"), ("X-Request-Id", "a b"), ("Prefer", "wait=0"), ("Content-Language", "\u007f"),
    ];

    /// <summary>Each operation has its turn, whatever the seed.</summary>
    public (FuzzRequest Request, ApiOperation Operation) Make(int index)
    {
        var random = settings.Of(index);
        var operation = operations[index < operations.Count ? index : random.Next(operations.Count)];
        var vmType = random.Any((string[])["qemu", "lxc"]);
        var draft = new Draft
        {
            Method = operation.Method,
            Path = [.. operation.Template.Split('/').Select(part => Hole().Replace(part, hole => Uri.EscapeDataString(InPath(hole.Groups["name"].Value, operation, vmType, random))))],
            ContentType = operation.ContentType,
        };
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In != "path" && random.Chance(0.5)))
        {
            var text = values.Text(parameter.Name, parameter.Schema, random);
            if (parameter.In == "header")
            {
                draft.Headers.Add((parameter.Name, $"fuzz-{random.Next(20)}"));
            }
            else
            {
                draft.Query.Add($"{parameter.Name}={Uri.EscapeDataString(parameter.Name == "confirmed" ? "true" : text)}");
            }
        }

        var bends = random.Any((int[])[0, 0, 1, 1, 1, 2, 3]);
        if (operation.ContentType is not null)
        {
            draft.Body = Body(operation, draft, vmType, bends > 0 && random.Chance(0.6) ? bends : 0, random);
        }

        for (var i = 0; i < bends; i++)
        {
            Bend(draft, random);
        }

        var query = draft.Query.Count == 0 ? "" : $"?{string.Join('&', draft.Query)}";
        return (new FuzzRequest(index, draft.Method, string.Join('/', draft.Path) + query, draft.Headers, draft.ContentType, draft.Body), operation);
    }

    private string InPath(string name, ApiOperation operation, string vmType, Random random) => name switch
    {
        "vm_type" => vmType,
        "vmid" => values.Known(operation.Template.Contains("/lxc/", StringComparison.Ordinal) || operation.Template.Contains("container", StringComparison.Ordinal) ? "lxc" : operation.Template.Contains("{vm_type}", StringComparison.Ordinal) ? vmType : "qemu", random) ?? "100",
        "controller_id" when operation.Changes("/controllers/{controller_id}") => values.Known("victim_controller", random)!,
        "organization_id" when random.Chance(0.8) => values.Known("victim_organization", random)!,
        _ => values.Text(name, operation.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Schema ?? new JsonObject { ["type"] = "string" }, random),
    };

    private byte[] Body(ApiOperation operation, Draft draft, string vmType, int bends, Random random)
    {
        if (operation.ContentType == "multipart/form-data")
        {
            return Form(draft, random);
        }

        var good = Good(operation, draft, vmType, random);
        var mutator = new JsonMutator(random);
        var bytes = mutator.Mutate(good, bends);
        return bends > 0 && random.Chance(0.15) ? mutator.Break(bytes) : bytes;
    }

    private JsonNode? Good(ApiOperation operation, Draft draft, string vmType, Random random)
    {
        if (WriteRoutes.All.FirstOrDefault(route => route.Method == operation.Method && operation.Template.EndsWith($"/controllers/{{controller_id}}{route.Path}", StringComparison.Ordinal)) is { } direct)
        {
            var isContainer = operation.Template.Contains("/lxc/", StringComparison.Ordinal) || (operation.Template.Contains("{vm_type}", StringComparison.Ordinal) && vmType == "lxc");
            var feature = direct.Feature.Replace("{kind}", isContainer ? "container" : "vm", StringComparison.Ordinal);
            var kind = CommandCatalogue.All.FirstOrDefault(kind => kind.Facts.Feature == feature && kind.Facts.Operation == direct.Operation);
            return kind is null ? [] : values.Payload(kind.Inputs(), random);
        }

        if (operation.Template.EndsWith("/changes/{feature}", StringComparison.Ordinal))
        {
            var (kind, payload) = Command(random);
            draft.Path[^1] = kind.Facts.Feature;
            draft.Query.RemoveAll(part => part.StartsWith("operation=", StringComparison.Ordinal));
            draft.Query.Add($"operation={kind.Facts.Operation}");
            return new JsonObject { ["payload"] = payload, ["target_id"] = null, ["notes"] = "fuzz" };
        }

        if (operation.Template.EndsWith("/preflight", StringComparison.Ordinal))
        {
            var (kind, payload) = Command(random);
            return new JsonObject { ["feature"] = kind.Facts.Feature, ["operation"] = kind.Facts.Operation, ["payload"] = payload, ["target_id"] = null };
        }

        if (operation.Template.EndsWith("/invoke", StringComparison.Ordinal))
        {
            var asked = random.Any(FabricCatalogue.All);
            draft.Path[^2] = Uri.EscapeDataString(asked.Id);
            return values.Payload(asked.Inputs, random);
        }

        return operation.Template.EndsWith("/{vmid}/action", StringComparison.Ordinal)
            ? new JsonObject { ["action"] = random.Any((string[])["start", "stop", "shutdown", "reboot", "suspend", "resume"]) }
            : values.Of("body", operation.Body, random, 0);
    }

    private (CommandKind Kind, JsonObject Payload) Command(Random random)
    {
        var kind = random.Any(CommandCatalogue.All);
        var payload = values.Payload(kind.Inputs(), random);
        payload["node"] = values.Known("node", random);
        if (kind.IsForGuests)
        {
            var type = kind.VmType == GuestType.Lxc ? "lxc" : "qemu";
            payload["vmid"] = int.Parse(values.Known(type, random)!, CultureInfo.InvariantCulture);
            payload["vm_type"] = type;
        }

        return (kind, payload);
    }

    private static byte[] Form(Draft draft, Random random)
    {
        draft.ContentType = $"multipart/form-data; boundary={Boundary}";
        var form = new StringBuilder();
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("content", "iso"), ("checksum_algorithm", "sha256"), ("upload_id", "x")])
        {
            if (random.Chance(0.5))
            {
                form.Append("--").Append(Boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(name).Append("\"\r\n\r\n").Append(value).Append("\r\n");
            }
        }

        var file = random.Any((string[])["fuzz.iso", "..", "../../x.iso", "a\u0000.iso", "%00.iso", "", "x.qcow2", "é😀.iso", new string('a', 400) + ".iso", "a\"b.iso"]);
        form.Append("--").Append(Boundary).Append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").Append(file).Append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .Append('x', random.Any((int[])[0, 1, 5000])).Append("\r\n--").Append(Boundary).Append("--\r\n");
        var bytes = Encoding.UTF8.GetBytes(form.ToString());
        return random.Chance(0.4) ? new JsonMutator(random).Break(bytes) : bytes;
    }

    private static void Bend(Draft draft, Random random)
    {
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                draft.Path[random.Next(3, draft.Path.Count)] = random.Any(Oddities.PathParts);
                break;
            case 3 or 4 when draft.Query.Count > 0:
                var at = random.Next(draft.Query.Count);
                draft.Query[at] = $"{draft.Query[at].Split('=')[0]}={random.Any(Oddities.PathParts)}";
                break;
            case 5 when draft.Query.Count > 0:
                draft.Query.Add(random.Any(draft.Query));
                break;
            case 3 or 4 or 5:
                draft.Query.Add(random.Any((string[])["", "=", "&", "confirmed", "confirmed=2", "limit=-1", "cursor=AAAA", "a[]=1", "%00=%00", "organization_id=", "vmid=1&vmid=2", $"q={new string('x', 3000)}", "q=%ed%a0%80"]));
                break;
            case 6 or 7:
                draft.Headers.Add(random.Any(OddHeaders));
                break;
            case 8 when draft.Body is not null:
                draft.ContentType = random.Any(ContentTypes);
                break;
            case 9:
                draft.Method = random.Any(Methods);
                break;
            case 10:
                draft.Body = draft.Body is null ? Encoding.UTF8.GetBytes(random.Any(Oddities.Tokens)) : null;
                draft.ContentType ??= "application/json";
                break;
            case 11 when random.Chance(0.5):
                draft.Path.Insert(random.Next(1, draft.Path.Count + 1), random.Any(Oddities.PathParts));
                break;
            default:
                draft.Path[random.Next(1, draft.Path.Count)] = random.Any((string[])["API", "v1", "V1", "hypervisor", "nodes", "qemu", "lxc", "openapi.json"]);
                break;
        }
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Hole();

    private sealed class Draft
    {
        public required string Method { get; set; }

        public required List<string> Path { get; init; }

        public List<string> Query { get; } = [];

        public List<(string Name, string Value)> Headers { get; } = [];

        public string? ContentType { get; set; }

        public byte[]? Body { get; set; }
    }
}
