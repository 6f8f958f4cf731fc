namespace Hypervisor.PveSimulator;

internal static class CpuModelRoutes
{
    private const string Path = "/cluster/qemu/custom-cpu-models";

    public static void MapCpuModels(this RouteTable routes)
    {
        var modify = Permissions.On("/mapping/cpu/{cputype}", "Mapping.Modify");
        routes.Get("/cluster/qemu", ParameterSet.None, Permissions.All, _ => Index.Of("name", "cpu-flags", "custom-cpu-models"));
        routes.Get(Path, ParameterSet.None, Permissions.All, call => call.Cluster.CpuModels.Sections.Where(model => call.May($"/mapping/cpu/{model.Key}", "Mapping.Audit", "Mapping.Use", "Mapping.Modify")).Select(model => ToJson(call, model.Key, model.Value)));
        routes.Post(Path, DatacenterParameters.CreateCpuModel, Permissions.On("/mapping/cpu", "Mapping.Modify"), Create);
        routes.Get(Path + "/{cputype}", DatacenterParameters.CpuModel, Permissions.Either([.. new[] { "Mapping.Audit", "Mapping.Use", "Mapping.Modify" }.Select(privilege => Permissions.On("/mapping/cpu/{cputype}", privilege))]), call => ToJson(call, Id(call), Find(call)));
        routes.Put(Path + "/{cputype}", DatacenterParameters.UpdateCpuModel, modify, Update);
        routes.Delete(Path + "/{cputype}", DatacenterParameters.CpuModel, modify, call => { Find(call); call.Cluster.CpuModels.Sections.Remove(Id(call)); return null; });
    }

    private static string Id(Call call) => call.Get("cputype").StartsWith("custom-", StringComparison.Ordinal) ? call.Get("cputype")[7..] : call.Get("cputype");

    private static ConfigSection Find(Call call) => call.Cluster.CpuModels.Find(Id(call)) ?? throw PveError.Failed($"CPU model '{Id(call)}' does not exist");

    private static Json ToJson(Call call, string id, ConfigSection model) => model.ToJson(DatacenterParameters.CreateCpuModel).With("cputype", $"custom-{id}").With("digest", call.Cluster.CpuModels.Digest);

    private static object? Create(Call call)
    {
        if (call.Cluster.CpuModels.Find(Id(call)) is not null) throw PveError.Failed($"CPU model '{Id(call)}' already exists");
        call.Cluster.CpuModels.Add(Id(call), "cpu-model").Update(call);
        return null;
    }

    private static object? Update(Call call)
    {
        call.Cluster.CpuModels.DemandDigest(call);
        Find(call).Update(call);
        return null;
    }
}
