using Hypervisor.Grains;
using Hypervisor.Silo;
using Hypervisor.WebApi;
using Microsoft.AspNetCore.Connections;

var commandLine = CommandLine.Parse(args);
if (commandLine.WantsHelp)
{
    Console.Write(Usage.Help);
    return 0;
}

if (commandLine.WantsVersion)
{
    Console.WriteLine(Usage.Version);
    return 0;
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = [.. commandLine.HostArguments],
        ContentRootPath = commandLine.HostArguments.Count == 0 ? AppContext.BaseDirectory : null,
    });
    builder.Configuration.AddHypervisorSettings(commandLine);

    var options = SiloOptionsReader.Read(builder.Configuration, commandLine);
    await using var store = await Store.Open(options, TimeProvider.System);

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddKeyRing(store.KeyRing, store.MasterKeys);
    builder.AddConsoleLog(options);
    builder.AddTelemetry(options);
    builder.AddSilo(options, store);
    builder.AddHealth();
    builder.AddDemo(options);
    builder.Services.AddGrainServices(builder.Configuration);
    builder.AddWebApi();

    var app = builder.Build();
    app.UseDraining();
    app.MapMetrics();
    app.MapHealth();
    app.MapWebApi();
    app.MapDashboard();
    app.AnnounceStart();
    await app.RunAsync();
    return 0;
}
catch (StartException e)
{
    Console.Error.WriteLine("Hypervisor can't start:");
    foreach (var problem in e.Problems) Console.Error.WriteLine($"- {problem}");
    return 2;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"Hypervisor can't start:\n- {e.Message} Stop what uses it or choose another with --urls.");
    return 2;
}

/// <summary>For tests that run the application in their own process.</summary>
public partial class Program;
