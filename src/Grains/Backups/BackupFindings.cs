using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>The newest backup of each guest, before any threshold: a guest without one is either <c>Never</c> or <c>Unknown</c>.</summary>
internal sealed record BackupFindings(ImmutableArray<BackupAge> Guests, ImmutableArray<BackupProblem> Problems, int Calls, DateTimeOffset AsOf);
