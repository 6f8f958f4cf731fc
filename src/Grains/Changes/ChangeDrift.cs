using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What moved between the plan and its applying.</summary>
internal static class ChangeDrift
{
    public static string[] Between(ChangeBase planned, ChangeBase now) =>
    [
        .. Difference("the configuration", planned.Digest is null || planned.Digest == now.Digest ? null : $"its digest was {planned.Digest} and is {now.Digest ?? "gone"}"),
        .. Difference("the status", planned.Status == now.Status ? null : $"it was {planned.Status ?? "unknown"} and is {now.Status ?? "unknown"}"),
        .. Difference("what depends on it", planned.Dependents.SequenceEqual(now.Dependents) ? null : $"it was {List(planned.Dependents)} and is {List(now.Dependents)}"),
    ];

    private static IEnumerable<string> Difference(string what, string? difference) => difference is null ? [] : [$"{what} changed ({difference})"];

    private static string List(IReadOnlyCollection<string> items) => items.Count == 0 ? "nothing" : string.Join(", ", items);
}
