using System.Globalization;
using System.Text;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>An entry as the table has it. Hashes are over this form, so that each column is covered, also one that holds nonsense.</summary>
internal sealed record AuditRow
{
    private const int MaxAction = 100;
    private const int MaxName = 255;
    private const int MaxAddress = 64;
    private const int MaxTarget = 500;
    private const int MaxDetail = 2000;

    public required string Id { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long At { get; init; }

    public string? UserId { get; init; }

    public string? Username { get; init; }

    public string? ApiKeyId { get; init; }

    public string? Address { get; init; }

    public required string Action { get; init; }

    public required string Result { get; init; }

    public string? ControllerId { get; init; }

    public string? ChangeId { get; init; }

    public string? Target { get; init; }

    public string? Detail { get; init; }

    public static AuditRow Of(AuditEntry entry) => new()
    {
        Id = Text(entry.Id)!,
        At = entry.At.ToUnixTimeMilliseconds(),
        UserId = Text(entry.By?.UserId),
        Username = Clean(entry.By?.Username, MaxName),
        ApiKeyId = Text(entry.ApiKeyId),
        Address = Clean(entry.Address, MaxAddress),
        Action = Clean(entry.Action, MaxAction)!,
        Result = entry.Result.ToString(),
        ControllerId = Text(entry.ControllerId),
        ChangeId = Text(entry.ChangeId),
        Target = Masked(entry.Target, MaxTarget),
        Detail = Masked(entry.Detail, MaxDetail),
    };

    /// <summary>What was tampered with beyond reading comes out as empty ids and unknown results; verifying names it.</summary>
    public AuditEntry ToEntry() => new()
    {
        Id = Uuid(Id) ?? Guid.Empty,
        At = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(At, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())),
        By = UserId is null ? null : new Person(Uuid(UserId) ?? Guid.Empty, Username ?? ""),
        ApiKeyId = Uuid(ApiKeyId),
        Address = Address,
        Action = Action,
        Result = Enum.TryParse<AuditResult>(Result, out var result) ? result : AuditResult.Unknown,
        ControllerId = Uuid(ControllerId),
        ChangeId = Uuid(ChangeId),
        Target = Target,
        Detail = Detail,
    };

    private static string? Text(Guid? id) => id?.ToString("D", CultureInfo.InvariantCulture);

    private static Guid? Uuid(string? text) => Guid.TryParse(text, out var id) ? id : null;

    // Masked before it is cut, so that half a secret doesn't pass for none.
    private static string? Masked(string? text, int most) =>
        text is null ? null : Clean(Redaction.RedactText(Cut(text, 4 * most)), most);

    private static string? Clean(string? text, int most) => text is null ? null : Cut(
        string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())), most);

    // Not between the halves of a character.
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");
}
