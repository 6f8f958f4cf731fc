using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain
{
    [LoggerMessage(LogLevel.Warning, "Controller {Controller} is {Status}: {Reason}")]
    private partial void LogSyncFailed(Guid controller, ControllerStatus status, string reason);

    [LoggerMessage(LogLevel.Error, "Controller {Controller} could not finish its sync; it is tried again at the next interval")]
    private partial void LogSyncBroke(Guid controller, Exception failure);

    [LoggerMessage(LogLevel.Information, "Controller {Controller} is served by another activation now; this one ends")]
    private partial void LogLostOwnership(Guid controller, Exception? failure);

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} can't ask the store which activation owns it; it is read all the same")]
    private partial void LogOwnerUnknown(Guid controller, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} can't ask for the settings now; it asks again at its next sync")]
    private partial void LogSettingsUnknown(Guid controller, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} could not publish an event; viewers read the inventory again")]
    private partial void LogNotPublished(Guid controller, Exception failure);
}
