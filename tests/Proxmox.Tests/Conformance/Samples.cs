using System.Reflection;

namespace Hypervisor.Proxmox.Tests;

/// <summary>Arguments for the methods that make requests: each value that a parameter can have at its ends, one parameter at a time.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, object[]> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["node"] = ["pve1", "node-2"],
        ["storage"] = ["local", "ceph-vm.2"],
        ["vmid"] = [100, 999_999_999],
        ["max"] = [1, 5000],
        ["limit"] = [1, 500],
        ["start"] = [0, 100_000],
        ["timeframe"] = ["hour", "day", "week", "month", "year"],
        ["command"] = ["get-osinfo", "network-get-interfaces", "get-fsinfo", "get-host-name", "get-memory-block-info", "get-memory-blocks", "get-time", "get-timezone", "get-users", "get-vcpus"],
        ["pid"] = [0, 4711],
        ["file"] = ["/etc/hosts"],
        ["disk"] = ["/dev/sda", "/dev/nvme0n1", "/dev/disk/by0"],
        ["typefilter"] = ["qmstart"],
        ["userfilter"] = ["root@pam"],
        ["statusfilter"] = ["ok", "error,warning,unknown"],
        ["since"] = [0L, 4_102_444_800L],
        ["until"] = [0L, 4_102_444_800L],
        ["pruneBackups"] = ["keep-last=3,keep-daily=7", "keep-all=1", "keep-hourly=0,keep-weekly=365,keep-monthly=12,keep-yearly=1"],
        ["username"] = ["root@pam"],
        ["password"] = ["secret"],
    };

    private static readonly Dictionary<string, object[]> ByMethodAndName = new(StringComparer.Ordinal)
    {
        ["ClusterRequests.Resources.type"] = ["vm", "storage", "node", "sdn"],
        ["StorageRequests.Content.content"] = ["images", "iso", "backup", "rootdir", "vztmpl", "snippets", "import"],
        ["PoolRequests.Storages.poolid"] = ["prod", "prod/web"],
        ["ReplicationRequests.Job.id"] = ["100-0", "999999999-123456789"],
        ["ReplicationRequests.Log.id"] = ["100-0", "999999999-123456789"],
        ["AccessRequests.Permissions.path"] = ["/", "/vms/100"],
        ["ConsoleRequests.WebSocket.port"] = [5900, 5999],
        ["ConsoleRequests.WebSocket.ticket"] = ["PVEVNC:6B037D0A::c2lnbmF0dXJl", new string('x', 512)],
    };

    private static readonly Upid ByToken = Upid.Parse("UPID:pve1:000003F1:00041D2A:6B037D0A:qmstart:100:root@pam!hypervisor:");

    public static IEnumerable<object?[]> Of(MethodInfo method)
    {
        var values = method.GetParameters().Select(parameter => Values(method, parameter)).ToArray();
        yield return [.. values.Select(choices => choices[0])];
        for (var i = 0; i < values.Length; i++)
        {
            foreach (var value in values[i].Skip(1))
            {
                var arguments = values.Select(choices => choices[0]).ToArray();
                arguments[i] = value;
                yield return arguments;
            }
        }
    }

    private static object?[] Guests(MethodInfo method)
    {
        var (machine, container) = (new GuestAddress("pve1", IsContainer: false, 100), new GuestAddress("pve1", IsContainer: true, 200));
        return method.DeclaringType!.Name switch
        {
            "ContainerRequests" => [container],
            "AgentRequests" => [machine],
            _ when method.Name == "CloudInit" => [machine],
            _ => [machine, container],
        };
    }

    private static object?[] Values(MethodInfo method, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        object?[] values = type == typeof(GuestAddress) ? Guests(method)
            : type == typeof(Upid) ? [ByToken]
            : type == typeof(bool) ? [true, false]
            : ByMethodAndName.TryGetValue($"{method.DeclaringType!.Name}.{method.Name}.{parameter.Name}", out var own) ? own
            : ByName.TryGetValue(parameter.Name!, out var shared) ? shared
            : throw new InvalidOperationException($"{method.DeclaringType!.Name}.{method.Name} takes '{parameter.Name}': name values for it in {nameof(Samples)}.");
        var mayBeNull = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return mayBeNull ? [.. values, null] : values;
    }
}
