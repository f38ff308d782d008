using System.Globalization;
using Bot.Secretariat;
using Bot.Startup;
using Bot.Turns;
using Microsoft.Data.Sqlite;
using Quartz;

namespace Bot.Reminders;

internal static class ReminderRegistrations
{
    private const string Every = "Reminders:Every";

    /// <summary>A look costs the store more than nothing; with a fast trial clock this is the fastest.</summary>
    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Quartz keeps its schedule in the same database as everything else. What is set under <c>Quartz</c> in the configuration goes
    /// through to it, clustering among it.
    /// </summary>
    /// <exception cref="StartRefusedException"><c>Reminders:Every</c> cannot be read.</exception>
    public static void AddReminders(this WebApplicationBuilder builder, StoreSettings store)
    {
        builder.Services
            .AddSingleton<ReminderPlanner>()
            .AddSingleton<ReminderPeople>()
            .AddSingleton<ReminderSender>()
            .AddSingleton<EscalationTeller>()
            .AddSingleton<ReminderRun>()
            .AddSingleton<SendMessages>(services => services.GetRequiredService<Messenger>().Send)
            .AddSingleton<AddressNotices>(services => services.GetRequiredService<Messenger>().AddressAsync);
        var every = ReadEvery(builder.Configuration);
        if (every is null)
            return;
        builder.Services.AddQuartz(builder.Configuration.GetSection("Quartz"), quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "klimalos");
            quartz.UsePersistentStore(jobs =>
            {
                // Quartz opens its own connections: unpooled, so that the store's writer is the last to close the file.
                jobs.UseSqlite(new SqliteConnectionStringBuilder(store.ConnectionString) { Pooling = false }.ConnectionString);
                jobs.UseSystemTextJsonSerializer();
                jobs.ConfigureStore(options => options.StoreJobDataAsStrings = true);
            });
            Schedule<ReminderJob>(quartz, "reminders", every.Value);
            Schedule<DigestJob>(quartz, "digest", every.Value);
        });
        builder.Services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }

    /// <param name="name">Stored: a trigger of another name would wake beside the one that an earlier start left.</param>
    private static void Schedule<TJob>(IQuartzBuilder quartz, string name, TimeSpan every)
        where TJob : WakingJob => quartz.ScheduleJob<TJob>(trigger => trigger
            .WithIdentity(name)
            .WithSimpleSchedule(schedule => schedule
                .WithInterval(every)
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));

    /// <summary>Real time between two looks: a minute of the guide's time, within reason. Null when nothing is to look: <c>0</c>.</summary>
    private static TimeSpan? ReadEvery(ConfigurationManager configuration)
    {
        if (configuration[Every] is { } text)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86_400
                ? (seconds == 0 ? null : TimeSpan.FromSeconds(Math.Max(seconds, Fastest.TotalSeconds)))
                : throw new StartRefusedException($"{Every} is \"{text}\"; write seconds, such as 60, or 0 for no reminders.");
        }

        var speed = double.TryParse(configuration["Clock:Speed"], NumberStyles.Float, CultureInfo.InvariantCulture, out var known) && known > 1 ? known : 1;
        var scaled = Usual / speed;
        return scaled > Fastest ? scaled : Fastest;
    }
}
