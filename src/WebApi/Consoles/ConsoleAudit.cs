using System.Globalization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Records the end of one console: whose, of which guest, how long, how much. Its beginning is the request's own entry.</summary>
internal sealed class ConsoleAudit(IGrainFactory grains, TimeProvider time, Caller caller, Guid organization, Guid controller, string target)
{
    public async Task Closed(ConsoleKind kind, ConsoleEnd end, TimeSpan lasted, long toViewer, long fromViewer)
    {
        var entry = AuditEntry.Of(caller, time.GetUtcNow(), "console.closed", AuditResult.Succeeded) with
        {
            ControllerId = controller,
            Target = target,
            Detail = string.Create(
                CultureInfo.InvariantCulture,
                $"{Choice.NameOf(kind)}; ended by {Choice.NameOf(end)} after {lasted.TotalSeconds:0} s; {toViewer} bytes to the viewer, {fromViewer} from them"),
        };
        await grains.RecordAudit(organization, entry);
        if (organization != caller.OrganizationId)
        {
            await grains.RecordAudit(caller.OrganizationId, entry.Elsewhere(organization));
        }
    }
}
