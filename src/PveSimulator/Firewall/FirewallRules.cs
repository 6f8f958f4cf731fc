using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>The rules of one scope or security group, in order.</summary>
internal sealed class FirewallRules
{
    public List<FirewallRule> Items { get; } = [];

    public string Digest => ConfigDigest.Of(string.Concat(Items.Select(rule => rule.Text + "\n")));

    public IEnumerable<Json> List() => Items.Select((rule, position) => rule.ToJson(position, Digest));

    public Json Get(Call call) => Items[Position(call)].ToJson(call.Get("pos"), Digest);

    public object? Create(Call call, FirewallScope scope)
    {
        var rule = new FirewallRule(new Dictionary<string, string>()).With(call.Arguments);
        FirewallChecks.OfRule(call, scope, rule);
        if (rule["enable"] is null) rule = rule.With([new("enable", "0")]);
        // A new rule comes first, whatever position is asked for.
        Items.Insert(0, rule);
        return null;
    }

    public object? Update(Call call, FirewallScope scope)
    {
        ConfigDigest.Demand(Digest, call["digest"]);
        var position = Position(call);
        if (call["moveto"] is { } target && int.Parse(target, CultureInfo.InvariantCulture) is var moveTo && moveTo != position)
        {
            Move(position, moveTo);
            return null;
        }
        var deleted = (call["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        foreach (var field in deleted)
        {
            if (!FirewallRule.Fields.Contains(field)) throw PveError.Invalid("delete", $"no such property '{field}'");
            if (field is "type" or "action") throw PveError.Invalid("delete", $"unable to delete required property '{field}'");
        }
        var rule = Items[position].With(call.Arguments).With(deleted.Select(field => KeyValuePair.Create(field, "")));
        FirewallChecks.OfRule(call, scope, rule);
        Items[position] = rule;
        return null;
    }

    public object? Delete(Call call)
    {
        ConfigDigest.Demand(Digest, call["digest"]);
        Items.RemoveAt(Position(call));
        return null;
    }

    /// <summary>The rule comes to stand before the one that has the target position now.</summary>
    private void Move(int position, int target)
    {
        var rule = Items[position];
        Items.Insert(Math.Min(target, Items.Count), rule);
        Items.RemoveAt(target < position ? position + 1 : position);
    }

    private int Position(Call call)
    {
        var position = call.Int("pos", 0);
        return position < Items.Count ? position : throw PveError.Failed($"no rule at position {position}");
    }
}
