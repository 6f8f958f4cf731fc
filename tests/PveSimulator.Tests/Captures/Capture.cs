using System.Text.Json.Nodes;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>One recorded exchange.</summary>
internal sealed class Capture
{
    private Capture(string name, JsonNode json)
    {
        Name = name;
        Method = json["request"]?["method"]?.GetValue<string>() ?? "";
        Path = json["request"]?["path"]?.GetValue<string>() ?? "";
        Body = json["request"]?["body"]?.GetValue<string>();
        Headers = json["request"]?["headers"]?.AsObject().ToDictionary(header => header.Key, header => header.Value!.GetValue<string>()) ?? [];
        Status = json["status"]?.GetValue<int>() ?? 0;
        Reason = json["reason"]?.GetValue<string>() ?? "";
        Answer = json["body"];
        Setup = json["setup"]?.GetValue<string>() ?? "";
    }

    public string Name { get; }
    public string Method { get; }
    public string Path { get; }
    public string? Body { get; }
    public IReadOnlyDictionary<string, string> Headers { get; }
    public int Status { get; }
    public string Reason { get; }
    public JsonNode? Answer { get; }
    public string Setup { get; }

    /// <summary>Asked of the cluster of three nodes.</summary>
    public bool IsOfCluster => Setup.Contains("three", StringComparison.Ordinal);

    public static IReadOnlyDictionary<string, Capture> LoadAll(string folder) => Directory.EnumerateFiles(folder, "*.json")
        .Select(file => new Capture(System.IO.Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!))
        .OrderBy(capture => capture.Name, StringComparer.Ordinal).ToDictionary(capture => capture.Name);
}
