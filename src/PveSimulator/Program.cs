using System.Runtime.InteropServices;
using Hypervisor.PveSimulator;

var (options, errors, wantsHelp) = CommandLine.Parse(args);
if (wantsHelp)
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}
if (errors.Count > 0)
{
    foreach (var error in errors) Console.Error.WriteLine(error);
    Console.Error.WriteLine("Try --help.");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

SimulatedFleet fleet;
try
{
    fleet = await SimulatedFleet.Start(options);
}
catch (Exception error) when (error is IOException or InvalidDataException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
await using (fleet)
{
    foreach (var cluster in fleet.Clusters) Console.WriteLine($"{cluster.Name} https://{cluster.Host}:{cluster.Port} {cluster.TokenId} {cluster.TokenSecret} {cluster.Fingerprint}");
    if (fleet.AdminPort is { } port) Console.WriteLine($"admin http://127.0.0.1:{port}/clusters");
    await stop.Token.WhenCancelled();
}
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
