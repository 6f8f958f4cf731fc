using System.Reflection;
using Hypervisor.PveSimulator;

namespace Hypervisor.Proxmox.Tests;

/// <summary>A question that the client can ask, and what it reads of the answer.</summary>
internal sealed record ClientCall(string Name, Func<PveClient, CancellationToken, Task<object?>> Ask)
{
    /// <summary>All methods that ask, with values of things that the cluster has.</summary>
    public static IReadOnlyList<ClientCall> Reads(SimulatedCluster cluster)
    {
        var guests = cluster.Guests.All;
        var machine = guests.First(guest => guest is { IsContainer: false, IsRunning: true });
        var container = guests.First(guest => guest.IsContainer);
        var upid = Upid.Parse("UPID:pve1:000003F1:00041D2A:6B037D0A:qmstart:100:root@pam!hypervisor:");
        return
        [
            .. from type in typeof(PveClient).Assembly.GetTypes()
               from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
               where method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(PveClient) && method.ReturnType.IsGenericType && !method.IsGenericMethod
               from isContainer in method.Name.Contains("Container", StringComparison.Ordinal) ? new[] { true } : method.Name.Contains("Agent", StringComparison.Ordinal) || method.Name.Contains("CloudInit", StringComparison.Ordinal) ? [false] : [false, true]
               where !isContainer || method.GetParameters().Any(parameter => parameter.ParameterType == typeof(GuestAddress))
               let guest = isContainer ? container : machine
               select new ClientCall($"{method.Name}{(isContainer ? " of a container" : "")}", async (pve, cancellation) =>
               {
                   var task = (Task)method.Invoke(null, [pve, .. method.GetParameters().Skip(1).Select(parameter => Value(parameter, guest, upid, cancellation))])!;
                   await task;
                   return task.GetType().GetProperty("Result")!.GetValue(task);
               }),
        ];
    }

    public override string ToString() => Name;

    private static object? Value(ParameterInfo parameter, SimulatedGuest guest, Upid upid, CancellationToken cancellation) => parameter.Name switch
    {
        _ when parameter.ParameterType == typeof(CancellationToken) => cancellation,
        _ when parameter.ParameterType == typeof(GuestAddress) => new GuestAddress(guest.NodeName, guest.IsContainer, guest.Vmid),
        _ when parameter.ParameterType == typeof(Upid) => upid,
        "filter" => new PveTaskFilter(),
        "node" => guest.NodeName,
        "storage" => "local",
        "timeframe" => "hour",
        "disk" => "/dev/sda",
        "id" => "100-0",
        "poolId" => "prod",
        "command" => "get-osinfo",
        "pid" => 1,
        "file" => "/etc/hostname",
        "pruneBackups" => "keep-last=1",
        _ when parameter.HasDefaultValue => parameter.DefaultValue,
        _ when !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null => null,
        _ => Activator.CreateInstance(parameter.ParameterType),
    };
}
