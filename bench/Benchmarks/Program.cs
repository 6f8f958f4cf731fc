using Hypervisor.Benchmarks;

// Each benchmark measures a real silo process from outside; figures are compared only within one run.
if (args is ["bare", var port, var bytes])
{
    await BareKestrel.Serve(int.Parse(port), await File.ReadAllBytesAsync(bytes));
    return;
}

var report = new Report();
if (args is ["soak"])
{
    await Soak.Run(report);
    report.Write(Path.Combine(Repository.Root, "bench", "SOAK.md"), complete: true, command: " soak");
    return;
}

foreach (var (name, run) in Suite.All.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
{
    Console.Error.WriteLine($"{name} ...");
    await run(report);
}

report.Write(Path.Combine(Repository.Root, "bench", "REPORT.md"), complete: args.Length == 0);
