using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.PveSimulator;

/// <summary>Faults by their names in the admin API: POST /clusters/{name}/faults/latency?delay_ms=500&amp;path_prefix=/nodes&amp;count=3</summary>
internal static class AdminFaults
{
    /// <exception cref="ArgumentException">There is no such fault, or its settings are wrong.</exception>
    public static Task Apply(SimulatedCluster cluster, string kind, IQueryCollection settings)
    {
        var faults = cluster.Faults;
        switch (kind)
        {
            case "quorum-lost": faults.LoseQuorum(); break;
            case "tickets-expired": faults.ExpireTickets(); break;
            case "token-revoked": faults.RevokeToken(settings["token"] is [{ } token] ? token : "hypervisor"); break;
            case "lock-held": faults.HoldLock(Number(settings, "vmid") ?? throw new ArgumentException("vmid is missing."), settings["lock"] is [{ } held] ? held : "backup"); break;
            case "task-fails": faults.FailNextTask(settings["message"] is [{ } message] ? message : "command failed: exit code 1"); break;
            case "certificate-changed": faults.ChangeCertificate(); break;
            case "unreachable": return faults.BeUnreachable();
            default: faults.Add(Read(kind, settings)); break;
        }
        return Task.CompletedTask;
    }

    private static Fault Read(string kind, IQueryCollection settings) =>
        Enum.TryParse<FaultKind>(kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            ? new Fault(parsed)
            {
                Method = settings["method"], PathPrefix = settings["path_prefix"], Count = Number(settings, "count"),
                TakesEffect = settings["takes_effect"] == "1", Delay = TimeSpan.FromMilliseconds(Number(settings, "delay_ms") ?? 1000),
                StatusCode = Number(settings, "status") ?? 500, Reason = settings["reason"] is [{ } reason] ? reason : "Internal Server Error",
            }
            : throw new ArgumentException($"There is no fault {kind}.");

    private static int? Number(IQueryCollection settings, string name) =>
        settings[name] is [{ } text] ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
