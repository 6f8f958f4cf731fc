using Microsoft.Extensions.Logging;

namespace Hypervisor.Proxmox;

public sealed partial class PveClient
{
    [LoggerMessage(1, LogLevel.Debug, "{Method} {Path} took {ElapsedMs} ms")]
    private static partial void LogDone(ILogger logger, string method, string path, long elapsedMs);

    [LoggerMessage(2, LogLevel.Information, "{Method} {Path} failed after {ElapsedMs} ms with {Failure}, status {Status}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string method, string path, long elapsedMs, PveFailure failure, int? status, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The breaker of {Host} opened: nothing is sent for {Duration}")]
    private static partial void LogBreakerOpened(ILogger logger, string host, TimeSpan duration);

    [LoggerMessage(4, LogLevel.Information, "The breaker of {Host} closed")]
    private static partial void LogBreakerClosed(ILogger logger, string host);

    [LoggerMessage(5, LogLevel.Warning, "Calls meant for {Host} go through {Endpoint} now")]
    private static partial void LogMoved(ILogger logger, string host, string endpoint);

    [LoggerMessage(6, LogLevel.Error, "The certificate of {Host} changed: expected {Expected}, saw {Seen}")]
    private static partial void LogFingerprintChanged(ILogger logger, string host, string? expected, string? seen);

    [LoggerMessage(7, LogLevel.Debug, "Logged in to {Host}")]
    private static partial void LogLoggedIn(ILogger logger, string host);
}
