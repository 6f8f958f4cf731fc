using System.Text.Json;

namespace Hypervisor.Grains;

/// <summary>What a node says of the jobs that it runs.</summary>
/// <param name="Problem">Why it says nothing.</param>
internal sealed record NodeReplication(string Node, IReadOnlyList<JsonElement> Jobs, string? Problem);
