using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Proxmox.Tests;

/// <summary>Exchanges with real clusters, kept beside the repository; tests of them are skipped where they are absent.</summary>
internal static class Captures
{
    private static readonly Lazy<JsonObject[]> All = new(() =>
        Folder() is { } folder ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllBytes(file))!.AsObject())] : []);

    /// <summary>The bodies of all good answers to GETs of such a path.</summary>
    public static IReadOnlyList<byte[]> Answers(string path)
    {
        Skip.If(All.Value.Length == 0, "There are no captures: set HYPERVISOR_SHARED.");
        var pattern = new System.Text.RegularExpressions.Regex($@"^/api2/json{path}(\?.*)?$");
        return [.. All.Value
            .Where(capture => (string?)capture["request"]?["method"] == "GET" && (int?)capture["status"] == 200 && capture["stubbed"] is null
                && pattern.IsMatch((string?)capture["request"]?["path"] ?? "") && capture["body"] is JsonObject)
            .Select(capture => JsonSerializer.SerializeToUtf8Bytes(capture["body"]))];
    }

    public static IReadOnlyList<(int Status, string Reason, byte[] Body)> Errors()
    {
        Skip.If(All.Value.Length == 0, "There are no captures: set HYPERVISOR_SHARED.");
        return [.. All.Value
            .Where(capture => (int?)capture["status"] >= 400)
            .Select(capture => ((int)capture["status"]!, (string?)capture["reason"] ?? "", Body(capture["body"])))];
    }

    private static byte[] Body(JsonNode? body) => body switch
    {
        JsonObject => JsonSerializer.SerializeToUtf8Bytes(body),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => System.Text.Encoding.UTF8.GetBytes(value.GetValue<string>()),
        _ => [],
    };

    /// <summary>The secret names that the contract lists.</summary>
    public static IReadOnlyList<string> SecretNames()
    {
        var file = Folder() is { } folder ? Path.Combine(folder, "..", "..", "contract", "existing-system.md") : "";
        Skip.IfNot(File.Exists(file), "There is no contract: set HYPERVISOR_SHARED.");
        const string Start = "Redaction keys: ";
        var line = File.ReadLines(file).Single(line => line.StartsWith(Start, StringComparison.Ordinal));
        return line[Start.Length..line.IndexOf('.', StringComparison.Ordinal)].Split(", ");
    }

    public static string? Folder()
    {
        var shared = Environment.GetEnvironmentVariable("HYPERVISOR_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hypervisor.sln")))
                shared = Path.Combine(folder.Parent?.FullName ?? "", "shared");
        }
        return shared is not null && Directory.Exists(Path.Combine(shared, "pve-api", "captures")) ? Path.Combine(shared, "pve-api", "captures") : null;
    }
}
