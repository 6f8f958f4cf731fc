using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>The lists that grow with the cluster, read without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ImmutableArray<PveResource>))]
[JsonSerializable(typeof(ImmutableArray<PveTask>))]
[JsonSerializable(typeof(ImmutableArray<PveClusterStatus>))]
[JsonSerializable(typeof(ImmutableArray<PveVolume>))]
[JsonSerializable(typeof(PveBackup))]
[JsonSerializable(typeof(ImmutableArray<PveLogLine>))]
internal sealed partial class PveJsonContext : JsonSerializerContext;
