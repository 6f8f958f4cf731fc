namespace Hypervisor.PveSimulator;

internal sealed class CephPool(int id, string name)
{
    public int Id => id;
    public string Name => name;
    public int Size { get; set; } = 3;
    public int MinSize { get; set; } = 2;
    public int PgNum { get; set; } = name == ".mgr" ? 1 : 128;
    public string AutoscaleMode { get; set; } = "on";
    public string Application { get; set; } = "rbd";

    public void Update(Call call)
    {
        Size = call.Int("size", Size);
        MinSize = call.Int("min_size", MinSize);
        PgNum = call.Int("pg_num", PgNum);
        AutoscaleMode = call["pg_autoscale_mode"] ?? AutoscaleMode;
        Application = call["application"] ?? Application;
    }

    public Json ToEntry() => new()
    {
        ["pool"] = id, ["pool_name"] = name, ["type"] = "replicated", ["size"] = Size, ["min_size"] = MinSize, ["pg_num"] = PgNum, ["pg_num_final"] = PgNum, ["pg_autoscale_mode"] = AutoscaleMode,
        ["crush_rule"] = 0, ["crush_rule_name"] = "replicated_rule", ["bytes_used"] = id * 37_580_963_840L, ["percent_used"] = id * 0.0117, ["application_metadata"] = new Json { [Application] = new Json() },
        ["autoscale_status"] = new Json
        {
            ["pool_id"] = id, ["pool_name"] = name, ["pg_autoscale_mode"] = AutoscaleMode, ["pg_num_target"] = PgNum, ["pg_num_final"] = PgNum, ["would_adjust"] = false, ["bias"] = 1, ["target_bytes"] = 0,
        },
    };

    public Json ToStatus() => new()
    {
        ["id"] = id, ["name"] = name, ["size"] = Size, ["min_size"] = MinSize, ["pg_num"] = PgNum, ["pgp_num"] = PgNum, ["pg_autoscale_mode"] = AutoscaleMode, ["crush_rule"] = "replicated_rule",
        ["application"] = Application, ["application_list"] = new[] { Application }, ["fast_read"] = 0, ["hashpspool"] = 1, ["nodeep-scrub"] = 0, ["nodelete"] = 0, ["nopgchange"] = 0, ["noscrub"] = 0,
        ["nosizechange"] = 0, ["use_gmt_hitset"] = 1, ["write_fadvise_dontneed"] = 0, ["pg_num_min"] = 1,
    };
}
