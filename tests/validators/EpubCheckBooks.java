import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;

/** Checks the books named as arguments with EPUBCheck, all in one Java machine. */
public class EpubCheckBooks {
  public static void main(String[] books) {
    int bad = 0;
    for (String book : books) {
      DefaultReportImpl report = new DefaultReportImpl(book, "", true);
      report.initialize();
      new EpubCheck(new File(book), report).doValidate();
      report.generate();
      int fatal = report.getFatalErrorCount();
      int errors = report.getErrorCount();
      int warnings = report.getWarningCount();
      int usages = report.getUsageCount();
      System.out.println(
          usages + " usage " + fatal + " fatal " + errors + " error " + warnings + " warning "
              + book);
      if (fatal + errors + warnings > 0) {
        bad++;
      }
    }
    System.exit(bad == 0 ? 0 : 1);
  }
}
