namespace Hypervisor.Grains;

internal sealed record StoredAuditRow(long Seq, AuditRow Row, string Hash);
