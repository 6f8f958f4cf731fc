namespace Hypervisor.PveSimulator;

internal sealed class ApiToken(string id, string secret)
{
    public string Id => id;
    public string Secret { get; set; } = secret;
    public bool HasOwnPrivileges { get; set; } = true;
    public long Expire { get; set; }
    public string? Comment { get; set; }

    public Json ToJson() => new Json { ["expire"] = Expire, ["privsep"] = HasOwnPrivileges }.With("comment", Comment);
}
