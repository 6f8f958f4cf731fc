using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>Whatever a field holds, it is refused with an error by field, or it stays where it belongs.</summary>
public sealed class HostilePayloadTests
{
    private static readonly string[] Values =
    [
        "", ".", "..", "../x", "a/../b", "local:a/..", "local:./a", "a//b", "%2e%2e", "a%2fb", "a%252fb", "a\\b", "a\u0000b", "a\nb: c", "a\u0085b", "a\u202eb", "x,host=evil", "a?b=c&d=e", "a#b",
        "UPID:pve1:000003F1:00041D2A:6B037D0A:vzdump:a/b:root@pam:", "UPID:pve1:000003F1:00041D2A:6B037D0A:vzdump:a%2fb:root@pam:", "UPID:pve1:000003F1:00041D2A:6B037D0A:vzdump:..:root@pam:",
        "-1", "1e9", "99999999999999999999", new string('a', 5000), "\ud800",
    ];

    [Fact]
    public void No_value_breaks_a_command_or_reaches_another_path()
    {
        var taken = 0;
        foreach (var kind in CommandCatalogue.All)
        {
            var target = CommandSamples.Targets(kind).First();
            foreach (var payload in CommandSamples.PayloadsOf(kind).SelectMany(Variants))
            {
                taken += Try(kind, target, payload) ? 1 : 0;
            }
        }

        taken.ShouldBeGreaterThan(100);
    }

    private static bool Try(CommandKind kind, CommandTarget target, string payload)
    {
        ParsedCommand parsed;
        try
        {
            parsed = CommandCatalogue.Parse(kind.Facts.Feature, kind.Facts.Operation, target, JsonElement.Parse(payload));
        }
        catch (FleetException refused)
        {
            refused.Errors.ShouldNotBeEmpty();
            return false;
        }

        var request = parsed.Target.RequestOf(parsed.Command is IGuestMaker { Vmid: null } maker ? maker.WithVmid(100) : parsed.Command);
        var plain = CommandSamples.Of(kind).Select(sample => sample.Target.RequestOf(sample.Command).Path.Split('/').Length);
        plain.ShouldContain(request.Path.Split('/').Length, $"{request} of {payload}");
        return true;
    }

    private static IEnumerable<string> Variants(string payload)
    {
        var names = JsonNode.Parse(payload)!.AsObject().Select(member => member.Key).ToArray();
        foreach (var name in names)
        {
            foreach (var value in Values.Select(value => (JsonNode?)JsonValue.Create(value)).Concat([null, JsonValue.Create(-1), JsonValue.Create(1.5), new JsonObject(), new JsonArray(1, null)]))
            {
                var changed = JsonNode.Parse(payload)!.AsObject();
                changed[name] = value?.DeepClone();
                yield return changed.ToJsonString();
            }
        }
    }
}
