using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Files;

namespace Klimalos.Reminders;

/// <summary>Reads <c>dialogs/reminders.yaml</c> and checks it against the journeys.</summary>
internal sealed class ReminderPlanReader(IReadOnlyCollection<Journey> journeys)
{
    private const string Folder = "dialogs/";
    private static readonly string[] Deadlines = [.. MilestoneId.All, ReminderPlan.Steps];

    private readonly List<ContentProblem> problems = [];

    /// <param name="files">All content files; only <see cref="ReminderPlan.Path"/> is read.</param>
    public (ReminderPlan? Plan, IReadOnlyList<ContentProblem> Problems) Read(IReadOnlyList<ContentFile> files)
    {
        if (files.FirstOrDefault(file => string.Equals(file.Path, ReminderPlan.Path, StringComparison.Ordinal)) is not { } file)
            return (null, [new ContentProblem(ReminderPlan.Path, null, "The file is missing.")]);
        if (YamlSection.Open(file, problems) is not { } root)
            return (null, problems);
        var leadTimes = ReadLeadTimes(root);
        var deadlines = ReadDeadlines(root);
        var unanswered = root.Number("unanswered") ?? 0;
        if (unanswered < 1)
            root.Report("'unanswered' must be a whole number from 1.", root.LineOfKey("unanswered"));
        root.RefuseUnknownKeys();
        return problems.Count > 0 ? (null, problems) : (new ReminderPlan(leadTimes, deadlines, unanswered, PrintOf(files)), []);
    }

    private static string PrintOf(IEnumerable<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(file => file.Path, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static Dictionary<string, LeadTimes> ReadLeadTimes(YamlSection root)
    {
        var found = new Dictionary<string, LeadTimes>(StringComparer.Ordinal);
        foreach (var section in root.SectionList("lead-times"))
        {
            var country = section.RequiredText("country");
            if (!NordicCountries.All.Contains(country, StringComparer.Ordinal))
                section.Report($"Unknown country '{country}'; known: {string.Join(", ", NordicCountries.All)}.", section.LineOfKey("country"));
            var times = new LeadTimes(
                ReadLeadTime(section, MilestoneId.CouncilMeeting), ReadLeadTime(section, MilestoneId.ExecutiveMeeting),
                ReadLeadTime(section, MilestoneId.PapersOut), ReadLeadTime(section, MilestoneId.CasePaperBegun));
            section.RefuseUnknownKeys();
            if (!found.TryAdd(country, times))
                section.Report($"The country '{country}' stands here twice.");
        }

        foreach (var missing in NordicCountries.All.Where(country => !found.ContainsKey(country)))
            root.Report($"The lead times of {missing} are missing.", root.LineOfKey("lead-times"));
        return found;
    }

    private static LeadTime ReadLeadTime(YamlSection country, string key)
    {
        if (country.Section(key) is not { } section)
        {
            country.Report($"'{key}' is missing; write {{ days: 14 }} or {{ working-days: 10 }}.");
            return default;
        }

        var (days, workingDays) = (section.Number("days"), section.Number("working-days"));
        if (days is null == workingDays is null)
            section.Report($"'{key}' needs either days or working-days.");
        if ((days ?? workingDays) > 365)
            section.Report($"'{key}' is longer than a year.");
        section.RefuseUnknownKeys();
        return new LeadTime(days ?? workingDays ?? 0, workingDays is not null);
    }

    private Dictionary<string, DeadlinePlan> ReadDeadlines(YamlSection root)
    {
        var found = new Dictionary<string, DeadlinePlan>(StringComparer.Ordinal);
        foreach (var section in root.SectionList("plan"))
        {
            var deadline = section.RequiredText("deadline");
            if (!Deadlines.Contains(deadline, StringComparer.Ordinal))
                section.Report($"Unknown deadline '{deadline}'; known: {string.Join(", ", Deadlines)}.", section.LineOfKey("deadline"));
            if (!found.TryAdd(deadline, ReadDeadline(section, isSteps: deadline == ReminderPlan.Steps)))
                section.Report($"The deadline '{deadline}' stands here twice.");
        }

        return found;
    }

    private DeadlinePlan ReadDeadline(YamlSection section, bool isSteps)
    {
        var plan = new DeadlinePlan(ReadDays(section), ReadOverdue(section), section.TextList("done-by"), section.Text("done-by-stage"));
        section.RefuseUnknownKeys();
        if (isSteps && (plan.DoneBySteps.Count > 0 || plan.DoneByStage is not null))
            section.Report("A step's deadline is met by its own answer; done-by and done-by-stage are for the others.");
        else if (!isSteps)
            CheckDoneBy(section, plan);
        return plan;
    }

    private static List<int> ReadDays(YamlSection section)
    {
        var days = new List<int>();
        foreach (var text in section.TextList("days-before"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 365)
                days.Add(number);
            else
                section.Report($"'days-before' must be whole numbers from 0 to 365, not '{text}'.", section.LineOfKey("days-before"));
        }

        return days;
    }

    private static OverduePlan? ReadOverdue(YamlSection section)
    {
        if (section.Section("overdue") is not { } overdue)
            return null;
        var (every, times) = (overdue.Number("every") ?? 0, overdue.Number("times") ?? 0);
        if (every is < 1 or > 365 || times is < 1 or > 52)
            overdue.Report("'overdue' needs every, from 1 to 365 days, and times, from 1 to 52.");
        overdue.RefuseUnknownKeys();
        return new OverduePlan(every, times);
    }

    /// <summary>In every journey there must be something that tells that the deadline is met.</summary>
    private void CheckDoneBy(YamlSection section, DeadlinePlan plan)
    {
        foreach (var journey in journeys)
        {
            if (!plan.DoneBySteps.Any(step => journey.Find(step) is not null) && !journey.Stages.Any(stage => stage.Id == plan.DoneByStage))
                section.Report($"Nothing in the journey '{journey.Id}' tells that this deadline is met: name one of its steps under done-by, or a stage under done-by-stage.");
        }
    }
}
