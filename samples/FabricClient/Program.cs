using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Samples.FabricClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

if (SampleOptions.Read(args, Environment.GetEnvironmentVariable("HYPERVISOR_SERVICE_KEY")) is not { } options)
{
    Console.Error.WriteLine(SampleOptions.Usage);
    return 2;
}

var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.UseOrleansClient(client => client
    .UseStaticClustering(options.Gateway)
    .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId))
    .UseServiceKey(options.Key));

using var host = builder.Build();
await host.StartAsync();
try
{
    return await Run(host.Services.GetRequiredService<IClusterClient>(), options);
}
catch (FleetException refused)
{
    Console.Error.WriteLine($"{refused.Code}: {refused.Message}");
    foreach (var (field, messages) in refused.Errors)
    {
        Console.Error.WriteLine($"  {field}: {string.Join(" ", messages)}");
    }

    return 1;
}
finally
{
    await host.StopAsync();
}

static async Task<int> Run(IGrainFactory grains, SampleOptions options)
{
    var fabric = grains.GetGrain<IFabricGrain>(GrainKeys.Fabric(options.Organization));

    var catalogue = await fabric.Catalog();
    Console.WriteLine($"{catalogue.Operations.Length} operations, {catalogue.Events.Length} kinds of events");
    foreach (var operation in catalogue.Operations.Where(operation => operation.Id.StartsWith("hypervisor.", StringComparison.Ordinal)))
    {
        Console.WriteLine($"  {operation.Id,-28} {operation.Name} ({operation.LowestRole.Name()})");
    }

    var listed = await fabric.Invoke(new FabricInvocation { OperationId = "hypervisor.guests.list", Inputs = """{"q":"status:running","limit":10}""" });
    var guests = JsonElement.Parse(listed.Result!.Utf8).GetProperty("items").EnumerateArray().ToArray();
    foreach (var guest in guests)
    {
        Console.WriteLine($"  {guest.GetProperty("vmid").GetInt32()} {guest.GetProperty("name").GetString()} on {guest.GetProperty("node").GetString()}");
    }

    if (guests is not [var first, ..])
    {
        Console.WriteLine("No guest runs.");
        return 0;
    }

    var staged = await fabric.Invoke(new FabricInvocation
    {
        OperationId = "hypervisor.vm.snapshot",
        Inputs = JsonSerializer.Serialize(new
        {
            controller_id = first.GetProperty("controller_id").GetString(),
            node = first.GetProperty("node").GetString(),
            vmid = first.GetProperty("vmid").GetInt32(),
            vm_type = first.GetProperty("vm_type").GetString(),
            snapname = options.Snapshot,
        }),
        IdempotencyKey = $"{first.GetProperty("id").GetString()}/{options.Snapshot}",
        Notes = "By samples/FabricClient",
    });
    return await Apply(grains.GetGrain<IPendingChangeGrain>(GrainKeys.Change(staged.Change!.Id)), staged.Change);
}

// Where the organization's policy asks for approval, applying is refused and the change waits for its reviewers.
static async Task<int> Apply(IPendingChangeGrain grain, PendingChange change)
{
    Console.WriteLine($"Staged {change.Id}: {string.Join(", ", change.Plan.Calls.Select(call => $"{call.Method} {call.Path}"))}");
    change = change.Status is ChangeStatus.Pending or ChangeStatus.Approved ? await grain.Apply(confirmed: false) : change;

    using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
    while (change.Status.IsOpen() && await beat.WaitForNextTickAsync())
    {
        change = await grain.Get();
    }

    Console.WriteLine($"{change.Status}{(change.FailureReason is { } reason ? $": {reason}" : "")} {change.Upid}");
    return change.Status == ChangeStatus.Applied ? 0 : 1;
}
