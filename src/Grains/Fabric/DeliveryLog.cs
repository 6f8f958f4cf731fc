using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

internal static partial class DeliveryLog
{
    [LoggerMessage(LogLevel.Information, "The queue {Queue} is served by another activation now; this one ends")]
    public static partial void LostOwnership(ILogger log, string queue, Exception failure);

    [LoggerMessage(LogLevel.Warning, "The queue {Queue} could not store how far it is; it goes on in a moment")]
    public static partial void NotDelivered(ILogger log, string queue, Exception failure);
}
