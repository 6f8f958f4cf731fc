using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>
/// Something that happened to a change and must be told: to the audit log, the lists, the viewers and the automation. Kept with the change's
/// state until it was, so that a crash in between loses none.
/// </summary>
/// <param name="Id">Whoever is told twice knows it by this.</param>
/// <param name="What">What is audited: <c>change.staged</c>.</param>
internal sealed record ChangeNews(
    Guid Id, DateTimeOffset At, string What, AuditResult Result, Person? By, Guid? ApiKeyId, string? Address, string? Detail);
