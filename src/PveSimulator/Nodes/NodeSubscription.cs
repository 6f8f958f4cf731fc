namespace Hypervisor.PveSimulator;

/// <summary>The support contract of a node: none until a key is set.</summary>
internal sealed class NodeSubscription
{
    private static readonly Dictionary<char, string> Levels = new() { ['c'] = "Community", ['b'] = "Basic", ['s'] = "Standard", ['p'] = "Premium" };

    public string? Key { get; set; }
    public DateTimeOffset CheckedAt { get; set; }

    public Json ToJson(Call call)
    {
        var answer = new Json { ["serverid"] = call.Cluster.Secret($"server {call.Node.Name}")[..32].ToUpperInvariant(), ["url"] = "https://www.proxmox.com/en/proxmox-virtual-environment/pricing" };
        if (Key is null) return answer.With("status", "notfound").With("message", "There is no subscription key");
        // pve2s-0123456789: sockets and level stand in the key.
        var sockets = Key[3] - '0';
        var since = CheckedAt.AddDays(-40);
        answer["status"] = "active";
        answer["key"] = Key;
        answer["level"] = Key[4].ToString();
        answer["productname"] = $"Proxmox VE {Levels[Key[4]]} Subscription {sockets} CPU{(sockets == 1 ? "" : "s")}/year";
        answer["sockets"] = 1;
        answer["checktime"] = CheckedAt.ToUnixTimeSeconds();
        answer["regdate"] = since.ToString("yyyy-MM-dd 00:00:00", System.Globalization.CultureInfo.InvariantCulture);
        answer["nextduedate"] = since.AddYears(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return answer;
    }
}
