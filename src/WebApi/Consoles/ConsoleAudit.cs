using System.Globalization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Records the beginning and the end of one console: who, of which guest, how long, how much.</summary>
internal sealed class ConsoleAudit(IGrainFactory grains, TimeProvider time, Caller caller, Guid organization, Guid controller, string target)
{
    public Task Opened(string detail) => Record("console.opened", detail);

    public Task Closed(ConsoleEnd end, TimeSpan lasted, long toViewer, long fromViewer) => Record("console.closed", string.Create(
        CultureInfo.InvariantCulture,
        $"ended by {Choice.NameOf(end)} after {lasted.TotalSeconds:0} s; {toViewer} bytes to the viewer, {fromViewer} from them"));

    private async Task Record(string action, string detail)
    {
        var entry = AuditEntry.Of(caller, time.GetUtcNow(), action, AuditResult.Succeeded) with { ControllerId = controller, Target = target, Detail = detail };
        await grains.RecordAudit(caller.OrganizationId, entry);
        if (organization != caller.OrganizationId)
        {
            await grains.RecordAudit(organization, entry);
        }
    }
}
